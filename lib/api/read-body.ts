import { reportLine } from '@/lib/content/html/report'
import { type Doc, docSchema, EMPTY_DOC } from '@/lib/content/schema'
import { siteUrl } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { readApart } from '@/lib/import/read-apart'
import { readMarkup } from '@/lib/import/read-markup'
import { MAX_BODY_BYTES } from '@/lib/import/schema'

type Text = {
  html?: string | undefined
  markdown?: string | undefined
  document?: Doc | undefined
}

/** What is read at once; anything longer is read in a thread of its own, so that nobody waits for it. */
const SHORT = 50_000

/** The text that a program sent as a body of ours, with what became of it in one line; null when it sent none. */
export async function readBody(sent: Text): Promise<{ body: Doc; line: string | null } | null> {
  if (sent.document) return { body: sent.document, line: null }
  const as = sent.html === undefined ? 'markdown' : 'html'
  const text = sent.html ?? sent.markdown
  if (text === undefined) return null
  const site = siteUrl('')
  const { blocks, report, wanted } =
    text.length > SHORT
      ? await readApart({ name: '', as, bytes: Buffer.from(text), site })
      : readMarkup({ as, text, site })
  const body = docSchema.safeParse(blocks.length > 0 ? { type: 'doc', content: blocks } : EMPTY_DOC)
  if (!body.success || Buffer.byteLength(JSON.stringify(body.data)) > MAX_BODY_BYTES)
    throw new AppError('TOO_LARGE', '正文过长或表格过大，请分成几篇。')
  const missing = wanted.length > 0 ? `；${wanted.length} 张图片不在本站，正文里留了缺图` : ''
  return { body: body.data, line: reportLine(report) + missing }
}
