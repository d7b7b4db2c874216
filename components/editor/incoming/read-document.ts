import { z } from 'zod'
import { askJson } from '@/components/desk/ask-json'
import { docSchema } from '@/lib/content/schema'
import { DOCUMENT_ENDINGS, refuseDocument } from '@/lib/import/schema'

const wanted = z.object({ src: z.string(), alt: z.string(), title: z.string() })
const answer = z.object({
  title: z.string(),
  body: docSchema,
  wanted: z.array(wanted),
  line: z.string(),
})

export type ImportedText = z.output<typeof answer>

/** What a file chooser offers for importing. */
export const IMPORTABLE = DOCUMENT_ENDINGS.map((ending) => `.${ending}`).join(',')
const FAILED = '文件没有传成功，请检查网络后再试。'

/** Has the server read a document; rejects with a message for people. */
export async function readDocumentFile(file: File): Promise<ImportedText> {
  const refused = refuseDocument(file)
  if (refused) throw new Error(refused)
  const form = new FormData()
  form.set('file', file)
  return askJson(answer, '/api/import', { method: 'POST', body: form, away: FAILED })
}
