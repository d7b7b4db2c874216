import type { Doc } from '@/lib/content/schema'

/** What a captured page says of its article. What it does not say is null, '' or []. */
export type CapturedPage = {
  /** The page's own address. */
  url: string | null
  title: string
  /** What the piece was called where it first stood (“原标题：…”). */
  originalTitle: string
  column: string | null
  source: string | null
  publishedAt: Date | null
  authors: string[]
  /** The office under the text (“作者系…”), without the words that lead to it. */
  authorNote: string
  body: Doc
}

/** The article of a page, or why there is none, in words for the person who brought the file. */
export type Reading = { ok: true; page: CapturedPage } | { ok: false; reason: string; title?: string }
