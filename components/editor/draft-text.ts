import { type Doc, docSchema } from '@/lib/content/schema'
import type { DraftFields } from './draft-fields'

/** A whole draft as the screen holds it. */
export type DraftText = { fields: DraftFields; body: Doc }

/** What the server has, as it answers when somebody else wrote first. */
export type Current = {
  id: number
  version: number
  saveId: string | null
  byName: string | null
  at: string
  draft: DraftText
}

/** The draft as one text: equal drafts of one editor give equal texts. */
export const packDraft = (draft: DraftText): string => JSON.stringify(draft)
/** The same text from a body that is text already: what a keystroke can afford. */
export const packDraftWith = (fields: DraftFields, bodyJson: string): string =>
  `{"fields":${JSON.stringify(fields)},"body":${bodyJson}}`
export const unpackDraft = (text: string): DraftText => JSON.parse(text) as DraftText

/** A body without what editors add of their own, so that it can be compared with what the server keeps. */
export function plainBody(body: Doc): Doc {
  const parsed = docSchema.safeParse(body)
  return parsed.success ? parsed.data : body
}

/** A name for a save or a piece. Not crypto.randomUUID(), which browsers keep from sites without TLS. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
