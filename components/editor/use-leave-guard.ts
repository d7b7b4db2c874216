'use client'
import { useRouter } from 'next/navigation'
import { type RefObject, useEffect } from 'react'
import { followedPath } from '@/components/desk/followed-path'
import type { DraftSession } from './draft-session'

const QUESTION = '还有修改没有送到服务器，别的电脑上还看不到。确定离开吗？'

/** Saves before a link of the desk is followed, and asks before the window closes on something unsaved. */
export function useLeaveGuard(session: RefObject<DraftSession | null>): void {
  const router = useRouter()
  useEffect(() => {
    const onUnload = (event: BeforeUnloadEvent) => {
      if (session.current?.saver.unsaved) event.preventDefault()
    }
    const onClick = (event: MouseEvent) => {
      const path = followedPath(event)
      const unsaved = session.current?.saver
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
  }, [session, router])
}
