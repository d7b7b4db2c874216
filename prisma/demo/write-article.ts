import { createArticle, saveArticle, submitArticle, trashArticle } from '@/lib/articles/commands'
import { publishArticle, withdrawArticle } from '@/lib/articles/publication-commands'
import { type ArticleInput, type ArticleRef, articleInput } from '@/lib/articles/schema'
import { type ArticleStatus, articleStatus } from '@/lib/articles/workflow'
import type { Actor } from '@/lib/auth/permissions'
import { docFromText } from '@/lib/content/text'
import { addCorrection } from '@/lib/corrections/commands'
import { db } from '@/lib/db/client'
import { affiliationOn } from '@/lib/people/schema'
import { schedulePublication, scheduleWithdrawal } from '@/lib/schedule/commands'
import { siteDate } from '@/lib/time'
import { USERS } from './catalogue'
import { type Drawings, placeDrawings } from './drawings'
import type { DemoArticle } from './front-matter'
import type { Furniture, Ids } from './furnish'
import { AUTHORS } from './people'
import { type Owner, type Planned, siteMoment } from './plan'
import { leadThrough, wasReviewed } from './review'

/** Everything a piece is made with; `pictures` are the stored drawings by name. */
export type Desk = { furniture: Furniture; staff: Record<Owner, Actor>; pictures: Drawings; now: Date }

function idOf(ids: Ids, name: string): number {
  const id = ids.get(name)
  if (id === undefined) throw new Error(`${name} has not been made`)
  return id
}

/** What a reprint must name of its original, at an address that is nobody's. */
function originalOf({ origin, title, original_title: originalTitle, file }: DemoArticle) {
  if (origin !== 'reprint') return { originalTitle }
  const sourceUrl = `https://originals.qingyan.example/${file.replace(/\.md$/, '')}`
  return { originalTitle: originalTitle || title, sourceUrl }
}

function contentOf(
  { article, at }: Planned,
  { furniture: { columns, tags, authors, sources }, pictures }: Desk,
  coverId: number | null,
) {
  const offices = (name: string) => AUTHORS.find((author) => author.name === name)?.affiliations ?? []
  return articleInput.parse({
    title: article.title,
    leadTitle: article.lead_title,
    subTitle: article.sub_title,
    summary: article.summary,
    body: placeDrawings(article.body, pictures),
    columnId: idOf(columns, article.column),
    coverId,
    coverCaption: article.picture?.caption ?? '',
    origin: article.origin.toUpperCase(),
    sourceId: article.source === undefined ? null : idOf(sources, article.source),
    ...originalOf(article),
    editorName: USERS.editor.name,
    tagIds: article.tags.map((name) => idOf(tags, name)),
    bylines: article.authors.map((name) => ({
      authorId: idOf(authors, name),
      affiliation: affiliationOn([...offices(name)], siteDate(at)),
    })),
  })
}

async function find(importKey: string): Promise<(ArticleRef & { status: ArticleStatus }) | null> {
  const found = await db.article.findUnique({
    where: { importKey },
    select: {
      id: true,
      version: true,
      state: true,
      trashedAt: true,
      schedules: { where: { state: 'PENDING', action: 'PUBLISH' }, select: { id: true } },
    },
  })
  if (!found) return null
  const { id, version, schedules } = found
  return { id, version, status: articleStatus({ ...found, awaitsPublication: schedules.length > 0 }) }
}

type Step = { from: ArticleStatus; take: (ref: ArticleRef) => Promise<unknown> }

/** Tells readers of a change, unless an earlier run has. */
async function correct(
  { id }: ArticleRef,
  note: { what: string; why: string },
  { staff, now }: Desk,
): Promise<void> {
  const { what, why } = note
  const told = await db.correction.count({ where: { articleId: id } })
  if (told === 0) await addCorrection(staff.editor, { id, what, why }, now)
}

/** Appoints the end of a piece, unless an earlier run has. */
async function appointEnd(ref: ArticleRef, dueAt: Date, { staff, now }: Desk): Promise<void> {
  const waiting = await db.schedule.count({
    where: { articleId: ref.id, state: 'PENDING', action: 'WITHDRAW' },
  })
  if (waiting === 0) await scheduleWithdrawal(staff.editor, { ...ref, dueAt }, now)
}

/** The way from a draft to the piece's fate. */
function stepsOf({ fate, owner, begunAt, at }: Planned, content: ArticleInput, desk: Desk): Step[] {
  const { staff, now } = desk
  const handedInAt = new Date((begunAt.getTime() + at.getTime()) / 2)
  const submit: Step = { from: 'DRAFT', take: (ref) => submitArticle(staff[owner], ref, handedInAt) }
  const publisher = owner === 'author' ? staff.editor : staff[owner]
  const go: Step = {
    from: owner === 'author' ? 'SUBMITTED' : 'DRAFT',
    take: (ref) => publishArticle(publisher, ref, at),
  }
  const publish = owner === 'author' ? [submit, go] : [go]
  if (fate.kind === 'published') return publish
  if (fate.kind === 'draft') return []
  if (fate.kind === 'reviewed') return reviewSteps(fate, submit, { owner, staff, now })
  if (fate.kind === 'trashed') return [{ from: 'DRAFT', take: (ref) => trashArticle(staff[owner], ref, at) }]
  if (fate.kind === 'scheduled') {
    const dueAt = siteMoment(now, fate.inDays, fate.at)
    return [{ from: 'DRAFT', take: (ref) => schedulePublication(staff.editor, { ...ref, dueAt }, now) }]
  }
  if (fate.kind === 'ending') {
    const dueAt = siteMoment(now, fate.inDays, fate.at)
    return [...publish, { from: 'PUBLISHED', take: (ref) => appointEnd(ref, dueAt, desk) }]
  }
  if (fate.kind === 'withdrawn') {
    const { reason, notice } = fate
    const withdraw = (ref: ArticleRef) => withdrawArticle(staff.chief, { ...ref, reason, notice }, now)
    return [...publish, { from: 'PUBLISHED', take: withdraw }]
  }
  if (fate.kind === 'corrected')
    return [...publish, { from: 'PUBLISHED', take: (ref) => correct(ref, fate, desk) }]
  const body = { ...content.body, content: [...docFromText(fate.note).content, ...content.body.content] }
  const edit = (ref: ArticleRef) => saveArticle(staff.editor, { ...content, body, ...ref }, now)
  return [...publish, { from: 'PUBLISHED', take: edit }]
}

/** Into the review and through it; what was given back is not handed in again by a run that takes this one up. */
function reviewSteps(
  { upTo, appointed }: Extract<Planned['fate'], { kind: 'reviewed' }>,
  submit: Step,
  { owner, staff, now }: Pick<Desk, 'staff' | 'now'> & { owner: Owner },
): Step[] {
  const reviewers = [owner === 'editor' ? staff.deputy : staff.editor, staff.deputy, staff.chief]
  const handIn: Step = {
    from: 'DRAFT',
    take: async (ref) => ((await wasReviewed(ref.id)) ? undefined : submit.take(ref)),
  }
  const lead: Step = { from: 'SUBMITTED', take: (ref) => leadThrough(ref, upTo, reviewers, now) }
  if (!appointed) return [handIn, lead]
  const dueAt = siteMoment(now, appointed.inDays, appointed.at)
  const appoint = (ref: ArticleRef) => schedulePublication(staff.editor, { ...ref, dueAt }, now)
  return [handIn, lead, { from: 'SUBMITTED', take: appoint }]
}

/**
 * Writes one piece and leads it to its fate, through the commands and as the people who would do it. A piece that
 * an interrupted run began is led on from where it stands, never begun again.
 */
export async function writeArticle(planned: Planned, desk: Desk, coverId: number | null): Promise<void> {
  const { article, owner, begunAt } = planned
  const importKey = `demo:${article.file}`
  try {
    const content = contentOf(planned, desk, coverId)
    if (!(await find(importKey))) await createArticle(desk.staff[owner], { ...content, importKey }, begunAt)
    for (const { from, take } of stepsOf(planned, content, desk)) {
      const current = await find(importKey)
      if (current?.status === from) await take({ id: current.id, version: current.version })
    }
  } catch (error) {
    throw new Error(`${article.file}: ${error instanceof Error ? error.message : error}`, { cause: error })
  }
}
