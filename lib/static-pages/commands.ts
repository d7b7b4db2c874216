import { recordEvent } from '@/lib/audit/record'
import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import type { Doc } from '@/lib/content/schema'
import { docText } from '@/lib/content/text'
import { type Tx, transaction } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { takeLock } from '@/lib/db/locks'
import { AppError, notFound, staleVersion } from '@/lib/errors'
import { tags } from '@/lib/pages/tags'
import { freeAddress, leaveRedirect } from '@/lib/redirects/commands'
import { chooseSlug } from '@/lib/slug-commands'
import { DEFAULT_PAGES } from './defaults'
import { ABOUT, pagePath } from './path'
import type { PageInput, PageRef } from './schema'

/** What a desk page needs to go on with after a write. */
export type PageSaved = PageRef & { slug: string; title: string }

const saved = { id: true, version: true, slug: true, title: true } as const

const stored = (body: Doc) => body as unknown as Prisma.InputJsonObject

/** Begins a page at the end of the list; readers do not see it yet. */
export async function createPage(actor: Actor, input: PageInput, now: Date): Promise<PageSaved> {
  authorise(actor, 'page.manage')
  return transaction(async (tx) => {
    const slug = await chooseSlug(tx, 'page', { slug: input.slug, name: input.title })
    const last = await tx.staticPage.aggregate({ _max: { position: true } })
    const position = (last._max.position ?? 0) + 1
    const page = await tx.staticPage.create({
      data: { title: input.title, slug, body: stored(input.body), position, createdAt: now, updatedAt: now },
      select: saved,
    })
    await recordEvent(tx, {
      actor,
      action: 'page.create',
      subject: 'page',
      subjectId: page.id,
      data: { title: input.title, slug },
      tags: [tags.slug('page', slug)],
    })
    return page
  })
}

/** Takes the page for writing: the row is locked, and its version must be the one that was seen. */
async function take(tx: Tx, { id, version }: PageRef) {
  await tx.$queryRaw`SELECT id FROM static_pages WHERE id = ${id} FOR UPDATE`
  const page = await tx.staticPage.findUnique({
    where: { id },
    select: { version: true, slug: true, title: true, body: true, isPublic: true },
  })
  if (!page) throw notFound('这个单页')
  if (page.version !== version) throw staleVersion()
  return page
}

function requireText(body: Doc): void {
  if (docText(body).trim() === '')
    throw new AppError('INVALID', '正文是空的，不能给读者看。', { body: ['正文是空的'] })
}

/** Replaces a page; readers see it at once when it is public, and its old address leads to the new one. */
export async function updatePage(actor: Actor, input: PageInput & PageRef, now: Date): Promise<PageSaved> {
  authorise(actor, 'page.manage')
  const { id, version, title, body } = input
  return transaction(async (tx) => {
    const before = await take(tx, { id, version })
    if (before.isPublic) requireText(body)
    const slug = await chooseSlug(tx, 'page', { slug: input.slug, name: title }, id)
    const after = await tx.staticPage.update({
      where: { id },
      data: { title, slug, body: stored(body), version: { increment: 1 }, updatedAt: now },
      select: saved,
    })
    // /about itself goes on showing the built-in text.
    const leads = before.isPublic && before.slug !== ABOUT
    if (slug !== before.slug && leads) await leaveRedirect(tx, pagePath(before.slug), pagePath(slug))
    else if (slug !== before.slug && before.isPublic) await freeAddress(tx, pagePath(slug))
    const listed = before.isPublic && (before.title !== title || before.slug !== slug)
    await recordEvent(tx, {
      actor,
      action: 'page.update',
      subject: 'page',
      subjectId: id,
      data: { before: { title: before.title, slug: before.slug }, after: { title, slug } },
      tags: [
        ...(listed ? [tags.pages] : []),
        ...(slug === before.slug ? [] : [tags.redirects]),
        ...[before.slug, slug].map((one) => tags.slug('page', one)),
      ],
    })
    return after
  })
}

/** Shows a page to readers, in the foot of every page too, or takes it back. */
export async function showPage(actor: Actor, ref: PageRef, isPublic: boolean, now: Date): Promise<PageSaved> {
  authorise(actor, 'page.manage')
  return transaction(async (tx) => {
    const before = await take(tx, ref)
    if (before.isPublic === isPublic)
      throw new AppError('CONFLICT', `这个单页${isPublic ? '已经公开' : '没有公开'}，请刷新后查看。`)
    if (isPublic) requireText(before.body as unknown as Doc)
    const after = await tx.staticPage.update({
      where: { id: ref.id },
      data: { isPublic, version: { increment: 1 }, updatedAt: now },
      select: saved,
    })
    if (isPublic) await freeAddress(tx, pagePath(before.slug))
    const own = tags.slug('page', before.slug)
    await recordEvent(tx, {
      actor,
      action: isPublic ? 'page.publish' : 'page.withdraw',
      subject: 'page',
      subjectId: ref.id,
      data: { title: before.title, slug: before.slug },
      tags: [tags.pages, own],
      ...(isPublic ? {} : { hardTags: [own] }),
    })
    return after
  })
}

/** Swaps a page with its neighbour in the order of the foot; nothing happens at the ends. */
export async function movePage(
  actor: Actor,
  { id, direction }: { id: number; direction: 'up' | 'down' },
): Promise<void> {
  authorise(actor, 'page.manage')
  await transaction(async (tx) => {
    await takeLock(tx, 'pageOrder')
    const all = await tx.staticPage.findMany({
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      select: { id: true },
    })
    const order = all.map((page) => page.id)
    const at = order.indexOf(id)
    if (at === -1) throw notFound('这个单页')
    const to = direction === 'up' ? at - 1 : at + 1
    if (to < 0 || to >= order.length) return
    order.splice(to, 0, ...order.splice(at, 1))
    for (const [index, one] of order.entries())
      await tx.staticPage.update({ where: { id: one }, data: { position: index + 1 }, select: { id: true } })
    await recordEvent(tx, {
      actor,
      action: 'page.move',
      subject: 'page',
      subjectId: id,
      data: { direction },
      tags: [tags.pages],
    })
  })
}

/** Deletes a page; its address answers “not found” from then on. */
export async function deletePage(actor: Actor, ref: PageRef): Promise<void> {
  authorise(actor, 'page.manage')
  await transaction(async (tx) => {
    const page = await take(tx, ref)
    await tx.staticPage.delete({ where: { id: ref.id }, select: { id: true } })
    const own = tags.slug('page', page.slug)
    await recordEvent(tx, {
      actor,
      action: 'page.delete',
      subject: 'page',
      subjectId: ref.id,
      data: { title: page.title, slug: page.slug },
      tags: [tags.pages, own],
      hardTags: page.isPublic ? [own] : [],
    })
  })
}

/** Gives a new newsroom the pages that every site needs, where they are not yet. */
export async function ensureDefaultPages(actor: Actor, now: Date): Promise<void> {
  const known = await transaction((tx) => tx.staticPage.findMany({ select: { slug: true } }))
  const missing = DEFAULT_PAGES.filter(({ slug }) => !known.some((page) => page.slug === slug))
  for (const page of missing) await showPage(actor, await createPage(actor, page, now), true, now)
}
