import { z } from 'zod'

/** The largest document that is read, in bytes. */
export const MAX_DOCUMENT_BYTES = 30 * 1024 * 1024

/** What may be imported, by the ending of its name. */
export const DOCUMENT_ENDINGS = ['docx', 'md', 'markdown', 'txt'] as const

/** Where a picture is to be taken from. */
export const pictureAddress = z.object({ url: z.string().max(2000) })

const ending = (name: string) => /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''

export const isMarkdownName = (name: string): boolean => /^(?:md|markdown|txt)$/.test(ending(name))

/** Why a file cannot be imported, told by its name and size; null when it can be tried. */
export function refuseDocument({ name, size }: { name: string; size: number }): string | null {
  if (ending(name) === 'doc') return '这是旧版 Word 文档（.doc），请用 Word 或 WPS 另存为 .docx 后再导入。'
  if (!DOCUMENT_ENDINGS.some((one) => one === ending(name)))
    return '只能导入 Word 文档（.docx）和 Markdown 文件（.md）。'
  return size > MAX_DOCUMENT_BYTES ? '文件不能超过 30 MB，请拆成几份或压缩图片后再导入。' : null
}
