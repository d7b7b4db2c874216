'use client'
import { useEffect } from 'react'
import { followedPath } from './followed-path'

const QUESTION = '还有修改没有保存，离开会丢失。确定离开吗？'

/** Asks before a link is followed or the window closes while something typed is not saved. */
export function useUnsavedGuard(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault()
    const onClick = (event: MouseEvent) => {
      if (followedPath(event) === null || window.confirm(QUESTION)) return
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('beforeunload', onUnload)
    // Before React's own listeners, so that the link is not followed meanwhile.
    document.addEventListener('click', onClick, true)
    return () => {
      window.removeEventListener('beforeunload', onUnload)
      document.removeEventListener('click', onClick, true)
    }
  }, [dirty])
}
