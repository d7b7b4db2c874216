import { beforeAll, expect, test } from 'vitest'
import { saveArticle } from '@/lib/articles/commands'
import { publishArticle, withdrawArticle } from '@/lib/articles/publication-commands'
import { addCorrection, takeBackCorrection } from '@/lib/corrections/commands'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { pinLead } from '@/lib/front/pin-commands'
import { createPage, showPage } from '@/lib/static-pages/commands'
import { updateTag } from '@/lib/taxonomy/tag-commands'
import {
  bodyOf,
  draft,
  later,
  makeAuthor,
  makeColumn,
  makeDraft,
  makePublished,
  makeSource,
  makeTag,
  type Named,
  NOW,
  system,
} from '@/test/newsroom'
import { makeTopic, ofColumn, ofTag, picked } from '@/test/topics'
import { getSitemapFile, listSitemapFiles } from './sitemap-public'

let column: Named
beforeAll(async () => {
  column = await makeColumn()
})

/** When a page changed, as file 0 says it. */
async function timeOf(path: string): Promise<Date | null | undefined> {
  const url = env.SITE_URL + path
  return ((await getSitemapFile(0)) ?? []).find((entry) => entry.url === url)?.changedAt
}
/** Pages that the log speaks of as well: later than what it says now. */
const ahead = (minutes: number) => later(minutes, new Date(Math.floor(Date.now() / 60_000) * 60_000 + 60_000))

test('a topic has changed when a piece came into it by its rule or by hand, or changed, and not when another did', async () => {
  const [tag, child] = [await makeTag(), await makeColumn(undefined, column.id)]
  const byHand = await makePublished({ columnId: (await makeColumn()).id }, later(-50))
  const topics = {
    hand: await makeTopic([picked(byHand.id)]),
    tag: await makeTopic([ofTag(tag.id, 1)]),
    column: await makeTopic([ofColumn(column.id, 2)]),
    none: await makeTopic([ofColumn((await makeColumn()).id)]),
  }
  const times = async () => {
    const all = Object.entries(topics).map(async ([name, { slug }]) => [
      name,
      await timeOf(`/topics/${slug}`),
    ])
    return Object.fromEntries(await Promise.all(all)) as Record<string, Date>
  }
  expect(await times()).toEqual({ hand: NOW, tag: NOW, column: NOW, none: NOW })
  const first = await makePublished({ columnId: child.id, tagIds: [tag.id] }, later(1))
  expect(await times()).toEqual({ hand: NOW, tag: later(1), column: later(1), none: NOW })
  await makePublished({ columnId: child.id, tagIds: [tag.id] }, later(2))
  await makeDraft(system, { columnId: child.id, tagIds: [tag.id] }, later(3))
  await addCorrection(system, { id: byHand.id, what: '改了日期', why: '记错了' }, later(4))
  expect(await times()).toEqual({ hand: later(4), tag: later(2), column: later(2), none: NOW })
  // The topic by tag shows one piece, and this is no more the newest.
  await addCorrection(system, { id: first.id, what: '改了地名', why: '写错了' }, later(5))
  expect(await times()).toEqual({ hand: later(4), tag: later(2), column: later(5), none: NOW })
})

test('columns, tags, authors, sources and the home page have changed with the pieces on them, or with their own words', async () => {
  const [tag, author, source] = [await makeTag(), await makeAuthor(), await makeSource()]
  const child = await makeColumn(undefined, column.id)
  const bylines = [{ authorId: author.id, affiliation: '' }]
  const held = { columnId: child.id, tagIds: [tag.id], bylines, sourceId: source.id }
  await makePublished(held, later(-1))
  const paths = [`/columns/${column.slug}`, `/columns/${child.slug}`, `/tags/${tag.slug}`]
  paths.push(`/authors/${author.slug}`, `/sources/${source.slug}`)
  // By the log: what is said of them is newer than the piece.
  const began = Date.now() - 60_000
  for (const path of paths) expect((await timeOf(path))?.getTime(), path).toBeGreaterThan(began)
  const before = (await timeOf(`/tags/${tag.slug}`)) ?? new Date(0)
  const { id, name, slug } = tag
  await updateTag(system, { id, name, slug, description: '新的', aliases: [] })
  expect((await timeOf(`/tags/${tag.slug}`))?.getTime()).toBeGreaterThan(before.getTime())
  await makePublished(held, ahead(5))
  for (const path of ['/', ...paths]) expect(await timeOf(path), path).toEqual(ahead(5))
  for (const path of ['/columns', '/topics', '/tags', '/archive', '/map', '/corrections', '/about'])
    expect(await timeOf(path), path).toBeNull()
  const page = await createPage(system, { title: '关于', slug: 'about', body: bodyOf('我们。') }, NOW)
  await showPage(system, page, true, later(7))
  expect(await timeOf('/about')).toEqual(later(7))
})

test('a page of many pieces has the time of those on its first page', async () => {
  const tag = await makeTag()
  const old = await makePublished({ columnId: column.id, tagIds: [tag.id] }, later(-90))
  for (let n = 0; n < 20; n++) await makePublished({ columnId: column.id, tagIds: [tag.id] }, later(n - 80))
  await addCorrection(system, { id: old.id, what: '改了', why: '写错了' }, ahead(60))
  const time = await timeOf(`/tags/${tag.slug}`)
  expect([time instanceof Date, time?.getTime() === ahead(60).getTime()]).toEqual([true, false])
})

test('a file of the sitemap has changed when a piece came, changed, was corrected or went, and not for what is the desk’s own', async () => {
  const timeOfFile = async () =>
    (await listSitemapFiles()).find(({ file }) => file === 1)?.changedAt?.getTime()
  await makePublished({ columnId: column.id })
  let last = (await timeOfFile()) ?? 0
  const moved = async () => {
    const before = last
    last = (await timeOfFile()) ?? 0
    return last > before
  }
  // An old date: what readers are told is not when it came.
  const ref = await makePublished({ columnId: column.id }, new Date('2011-04-12T00:00:00Z'))
  expect(await moved()).toBe(true)
  expect(last).toBeGreaterThan(Date.now() - 60_000)
  const { version } = await saveArticle(system, { ...draft({ columnId: column.id }), ...ref }, later(1))
  await pinLead(system, { id: ref.id, version }, later(1))
  expect(await moved()).toBe(false)
  await publishArticle(system, { id: ref.id, version }, later(2))
  expect(await moved()).toBe(true)
  await addCorrection(system, { id: ref.id, what: '改了', why: '写错了' }, later(3))
  expect(await moved()).toBe(true)
  const { id } = await db.correction.findFirstOrThrow({ where: { articleId: ref.id }, select: { id: true } })
  await takeBackCorrection(system, { correctionId: id, reason: '没有错' }, later(4))
  expect(await moved()).toBe(true)
  await withdrawArticle(system, { id: ref.id, reason: '重复' }, later(5))
  expect(await moved()).toBe(true)
  expect((await listSitemapFiles()).at(-1)).toEqual({ file: 0, changedAt: null })
})
