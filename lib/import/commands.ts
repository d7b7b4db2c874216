import { createArticle } from '@/lib/articles/commands'
import { publishArticle } from '@/lib/articles/publication-commands'
import { findImported } from '@/lib/articles/queries'
import { type ArticleInput, type ArticleRef, articleInput } from '@/lib/articles/schema'
import type { Actor } from '@/lib/auth/permissions'
import { together } from '@/lib/db/client'
import { isUniqueViolation } from '@/lib/db/errors'
import { siteUrl } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { ensureAuthor } from '@/lib/people/commands'
import { ensureSource } from '@/lib/sources/commands'
import { ensureColumn } from '@/lib/taxonomy/column-commands'
import { siteIso } from '@/lib/time'
import { readCaptureFile } from './capture-file'
import type { CapturedPage } from './captured-page'
import { importKeyOf, paragraphCount, preparePage } from './plan'
import { readPage } from './read-page'

export type ImportOptions = {
  publish: boolean
  dryRun: boolean
  keepPunctuation: boolean
  /** The column of pages that name none; a piece cannot be published without one. */
  fallbackColumn: string | null
}

/** What became of a file. `ready` is the answer of a dry run: it would go in. */
export type ImportStatus = 'published' | 'draft' | 'exists' | 'ready' | 'failed'

export type ImportReport = {
  file: string
  status: ImportStatus
  /** Where the piece is now: its page when it is public, its place on the desk when it is a draft. */
  url: string | null
  title: string | null
  column: string | null
  source: string | null
  publishedAt: string | null
  authorNote: string | null
  paragraphs: number
  reason: string | null
}

const NOTHING = { url: null, title: null, column: null, source: null, publishedAt: null, authorNote: null }

type Known = Partial<Omit<ImportReport, 'file' | 'status' | 'reason'>>

function failed(file: string, reason: string, known: Known = {}): ImportReport {
  return { file, status: 'failed', ...NOTHING, paragraphs: 0, ...known, reason }
}

function facts(page: CapturedPage) {
  return {
    title: page.title,
    column: page.column,
    source: page.source,
    publishedAt: page.publishedAt && siteIso(page.publishedAt),
    authorNote: page.authorNote || null,
    paragraphs: paragraphCount(page),
  }
}

const addressOf = ({ id, published }: { id: number; published: boolean }) =>
  siteUrl(published ? `/articles/${id}` : `/admin/articles/${id}`)

/** Columns, sources and authors by name, made when there are none; then the draft itself. */
async function writeDraft(actor: Actor, page: CapturedPage, key: string, now: Date): Promise<ArticleRef> {
  const column = page.column === null ? null : await ensureColumn(actor, { name: page.column })
  const source = page.source === null ? null : await ensureSource(actor, { name: page.source })
  const bylines: ArticleInput['bylines'] = []
  for (const name of page.authors) {
    const author = await ensureAuthor(actor, { name })
    bylines.push({ authorId: author.id, affiliation: page.authors.length === 1 ? page.authorNote : '' })
  }
  const draft = articleInput.parse({
    title: page.title,
    body: page.body,
    columnId: column?.id ?? null,
    origin: source ? 'REPRINT' : 'ORIGINAL',
    sourceId: source?.id ?? null,
    sourceUrl: page.url ?? '',
    originalTitle: page.originalTitle,
    authorNote: bylines.length === 1 ? '' : page.authorNote,
    bylines,
  })
  return createArticle(actor, { ...draft, importKey: key }, now)
}

/** Draft and publication in one transaction: a page that cannot be published leaves nothing behind, not even a column. */
function write(actor: Actor, page: CapturedPage, key: string, options: ImportOptions, now: Date) {
  return together(async () => {
    const ref = await writeDraft(actor, page, key, now)
    if (options.publish) {
      const shownAt = page.publishedAt ? { publishedAt: page.publishedAt } : {}
      await publishArticle(actor, { ...ref, ...shownAt, archived: true }, now)
    }
    return { id: ref.id, published: options.publish }
  })
}

/** A failure in words for the person at the command line. */
function reasonOf(error: unknown): string {
  if (error instanceof AppError) return error.message
  const issues = (error as { issues?: { message: string }[] }).issues
  if (Array.isArray(issues))
    return `内容不合要求：${[...new Set(issues.map(({ message }) => message))].join('；')}`
  const message = error instanceof Error ? error.message : String(error)
  return `导入时出错：${message.trim().split('\n').at(-1)}`
}

/**
 * Brings one captured page in, as a draft or published under the date that the page itself bears. The file either
 * goes in whole or is reported with the reason; a page that came in before is left as it is.
 */
export async function importPage(
  actor: Actor,
  file: string,
  options: ImportOptions,
  now: Date,
): Promise<ImportReport> {
  try {
    const capture = await readCaptureFile(file)
    if (!capture.ok) return failed(file, capture.reason)
    const reading = readPage(capture.bytes)
    if (!reading.ok) return failed(file, reading.reason, { title: reading.title ?? null })
    const prepared = preparePage(reading.page, options, now)
    const page = { ...prepared, column: prepared.column ?? options.fallbackColumn }
    return await bringIn(actor, file, page, options, now)
  } catch (error) {
    return failed(file, reasonOf(error))
  }
}

async function bringIn(
  actor: Actor,
  file: string,
  page: CapturedPage,
  options: ImportOptions,
  now: Date,
): Promise<ImportReport> {
  const known = facts(page)
  const key = importKeyOf(page)
  const exists = (found: { id: number; published: boolean }): ImportReport => ({
    file,
    status: 'exists',
    url: addressOf(found),
    ...known,
    reason: '先前已经导入',
  })
  const before = await findImported(key)
  if (before) return exists(before)
  if (options.dryRun) return { file, status: 'ready', url: null, ...known, reason: null }
  try {
    const made = await write(actor, page, key, options, now)
    const status = made.published ? 'published' : 'draft'
    return { file, status, url: addressOf(made), ...known, reason: null }
  } catch (error) {
    // Somebody else brought the same page in at the same moment.
    const other = isUniqueViolation(error) ? await findImported(key) : null
    return other ? exists(other) : failed(file, reasonOf(error), known)
  }
}
