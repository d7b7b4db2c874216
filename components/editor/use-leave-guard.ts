'use client'
import { useRouter } from 'next/navigation'
import { type RefObject, useEffect } from 'react'
import { followedPath } from '@/components/desk/followed-path'
import type { DraftSaver } from './draft-saver'

const QUESTION = '还有修改没有保存，离开会丢失。确定离开吗？'

/** Saves before a link of the desk is followed, and asks before the window closes on something unsaved. */
export function useLeaveGuard(saver: RefObject<DraftSaver | null>): void {
  const router = useRouter()
  useEffect(() => {
    const onUnload = (event: BeforeUnloadEvent) => {
      if (saver.current?.unsaved) event.preventDefault()
    }
    const onClick = (event: MouseEvent) => {
      const path = followedPath(event)
      const unsaved = saver.current
      if (path === null || !unsaved?.unsaved) return
      event.preventDefault()
      event.stopPropagation()
      void unsaved.flush().then((saved) => {
        if (!saved && !window.confirm(QUESTION)) return
        unsaved.stop()
        if (path.startsWith('/admin')) router.push(path)
        else location.assign(path)
      })
    }
    window.addEventListener('beforeunload', onUnload)
    // Before React's own listeners, so that the link is not followed meanwhile.
    document.addEventListener('click', onClick, true)
    return () => {
      window.removeEventListener('beforeunload', onUnload)
      document.removeEventListener('click', onClick, true)
    }
  }, [saver, router])
}
