import { toast } from 'sonner'
import { docText } from '@/lib/content/text'
import type { DraftText } from './draft-text'

/** A draft as text that can be pasted anywhere. */
export const plainDraft = ({ fields, body }: DraftText): string => `${fields.title}\n\n${docText(body)}`

/** Puts a text on the clipboard, and says whether it is there. */
export function copyText(text: string): void {
  navigator.clipboard.writeText(text).then(
    () => toast.success('已复制标题和正文'),
    () => toast.error('浏览器不允许复制，请在正文里按 Ctrl+A、Ctrl+C'),
  )
}
