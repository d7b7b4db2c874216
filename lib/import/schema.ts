import { z } from 'zod'

/** The largest document that is read, in bytes. */
export const MAX_DOCUMENT_BYTES = 30 * 1024 * 1024

/** The longest text that comes in, as JSON: a save carries 2 MiB, and the fields of a piece need room too. */
export const MAX_BODY_BYTES = 1.75 * 1024 * 1024

const KINDS = { docx: 'word', md: 'markdown', markdown: 'markdown', txt: 'text' } as const

/** What may be imported, by the ending of its name. */
export const DOCUMENT_ENDINGS = Object.keys(KINDS)

/** Where a picture is to be taken from. */
export const pictureAddress = z.object({ url: z.string().max(2000) })

const ending = (name: string) => /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''

/** How a document is read, told by its name; null when it cannot be. */
export function documentKind(name: string): (typeof KINDS)[keyof typeof KINDS] | null {
  return Object.entries(KINDS).find(([known]) => known === ending(name))?.[1] ?? null
}

/** Why a file cannot be imported, told by its name and size; null when it can be tried. */
export function refuseDocument({ name, size }: { name: string; size: number }): string | null {
  if (ending(name) === 'doc') return '这是旧版 Word 文档（.doc），请用 Word 或 WPS 另存为 .docx 后再导入。'
  if (documentKind(name) === null)
    return '只能导入 Word 文档（.docx）、Markdown 文件（.md）和纯文本（.txt）。'
  return size > MAX_DOCUMENT_BYTES ? '文件不能超过 30 MB，请拆成几份或压缩图片后再导入。' : null
}
