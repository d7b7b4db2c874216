'use client'
import { useEffect } from 'react'
import { toast } from 'sonner'
import { cutOff } from './cut-off'

/** Says so when only the beginning of what is pasted fits into a field. */
export function usePasteLimit(): void {
  useEffect(() => {
    const onPaste = ({ target, clipboardData }: ClipboardEvent) => {
      if (!(target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement)) return
      const left = cutOff(target, clipboardData?.getData('text/plain') ?? '')
      if (left > 0)
        toast.warning(`这里最多 ${target.maxLength} 个字符，粘贴内容的最后 ${left} 个没有放进来。`)
    }
    document.addEventListener('paste', onPaste, true)
    return () => document.removeEventListener('paste', onPaste, true)
  }, [])
}
