import { beforeAll, expect, test } from 'vitest'
import { listArticles } from '@/lib/articles/queries'
import type { ArticleStatus } from '@/lib/articles/workflow'
import { systemActor } from '@/lib/auth/authorise'
import { passwordFits } from '@/lib/auth/passwords'
import { db } from '@/lib/db/client'
import { listNotices } from '@/lib/notifications/queries'
import { listPlans } from '@/lib/planning/queries'
import { countBoards } from '@/lib/review/count-queries'
import { searchArticleIds } from '@/lib/search/queries'
import { siteDate, siteDateTime, siteTime } from '@/lib/time'
import { getTopic } from '@/lib/topics/public'
import { getMostRead } from '@/lib/views/public'
import { readDemoArticles } from './front-matter'
import { seedDemo } from './seed'

const now = new Date('2026-06-10T04:00:00Z')
const DAY = 86_400_000

let interrupted: unknown
let seeded: { articles: number }

// One run that is cut off after its twentieth piece, then the one that takes it up again.
beforeAll(async () => {
  const password = 'for the test only'
  const cutOff = (done: number) => {
    if (done === 20) throw new Error('the power went out')
  }
  interrupted = await seedDemo({ now, password, onProgress: cutOff }).catch((error) => error)
  seeded = await seedDemo({ now, password })
}, 240_000)

async function countAll() {
  const [articles, revisions, schedules, plans, users, media, events] = await Promise.all([
    db.article.count(),
    db.revision.count(),
    db.schedule.count(),
    db.plan.count(),
    db.user.count(),
    db.media.count(),
    db.auditEvent.count(),
  ])
  return { articles, revisions, schedules, plans, users, media, events }
}

test('a run that was cut off is taken up again, and the newsroom is whole', async () => {
  expect(interrupted).toMatchObject({ message: 'the power went out' })
  const { length } = await readDemoArticles()
  expect(length).toBeGreaterThanOrEqual(40)
  expect(seeded).toEqual({ articles: length })
  expect(await db.article.count()).toBe(length)
  expect(await db.category.count()).toBe(8)
  expect(await db.category.count({ where: { parentId: { not: null } } })).toBeGreaterThan(0)
  expect(await db.tag.count()).toBe(30)
  expect(await db.source.count()).toBe(6)
})

test('every tag, source and author is printed under a published piece, every column has one', async () => {
  const published = { publications: { none: {} } }
  expect(await db.tag.findMany({ where: published, select: { name: true } })).toEqual([])
  expect(await db.source.findMany({ where: published, select: { name: true } })).toEqual([])
  expect(await db.author.findMany({ where: { bylines: { none: {} } }, select: { name: true } })).toEqual([])
  expect(await db.category.findMany({ where: published, select: { name: true } })).toEqual([])
})

test('two topics with sections of every kind, none of them empty, and three pages are public', async () => {
  const topics = await db.topic.findMany({ select: { slug: true, publishedAt: true, coverId: true } })
  expect(topics.filter(({ publishedAt, coverId }) => !publishedAt || !coverId)).toEqual([])
  expect(topics).toHaveLength(2)
  for (const { slug } of topics) {
    const { sections = [] } = (await getTopic(slug)) ?? {}
    expect(sections.map(({ kind }) => kind).toSorted()).toEqual(['PICKED', 'RULE', 'RULE', 'TIMELINE'])
  }
  const pages = await db.staticPage.findMany({
    orderBy: { position: 'asc' },
    select: { slug: true, isPublic: true },
  })
  expect(pages.map(({ slug, isPublic }) => [slug, isPublic])).toEqual([
    ['about', true],
    ['privacy', true],
    ['contact', true],
  ])
})

test('running it again adds nothing', async () => {
  const before = await countAll()
  expect(await seedDemo({ now })).toEqual({ articles: 0 })
  expect(await countAll()).toEqual(before)
})

test('every author has an office, and every byline prints the one of its day', async () => {
  const authors = await db.author.findMany({ select: { name: true, affiliations: true } })
  expect(authors).toHaveLength(12)
  expect(authors.filter(({ affiliations }) => affiliations.length === 0)).toEqual([])
  expect(await db.byline.count({ where: { affiliation: '' } })).toBe(0)
})

test('every status is there, and everything but the trash has an owner among the four users', async () => {
  const expected = { DRAFT: 2, SUBMITTED: 2, SCHEDULED: 2, WITHDRAWN: 1, TRASHED: 1 }
  for (const [status, count] of Object.entries(expected)) {
    const filters = { status: status as ArticleStatus }
    const { rows } = await listArticles(systemActor('系统'), filters, null)
    expect(rows.map((row) => row.status)).toEqual(Array(count).fill(status))
  }
  expect(await db.publication.count()).toBe(seeded.articles - 8)
  const users = await db.user.findMany({ select: { role: true, passwordHash: true, ownedArticles: true } })
  expect(users.map(({ role }) => role).sort()).toEqual(['AUTHOR', 'CHIEF', 'EDITOR', 'EDITOR'])
  expect(users.filter(({ ownedArticles }) => ownedArticles.length === 0)).toEqual([])
  expect(await passwordFits(users[0]?.passwordHash ?? null, 'for the test only')).toBe(true)
})

test('plans stand in three states, and name people and columns of the newsroom', async () => {
  const chief = await db.user.findFirstOrThrow({ where: { role: 'CHIEF' } })
  const states = (['PITCH', 'ASSIGNED', 'DUE'] as const).map(async (state) => {
    const { rows } = await listPlans({ ...chief, limits: null }, { state, today: siteDate(now) })
    expect(rows.filter(({ columnName }) => columnName === null)).toEqual([])
    return rows.length
  })
  expect(await Promise.all(states)).toEqual([2, 3, 1])
})

test('one column asks for three steps, and its pieces stand everywhere between the desk and the signature', async () => {
  const policies = await db.reviewPolicy.findMany({
    select: { column: { select: { slug: true } }, steps: true },
  })
  expect(policies.map(({ column, steps }) => [column?.slug, steps.length])).toEqual([['gongzhong', 3]])
  const rounds = await db.review.findMany({
    select: { state: true, steps: { orderBy: { position: 'asc' }, select: { approvedAt: true } } },
  })
  const stand = rounds.map(({ state, steps }) => `${state} ${steps.filter((one) => one.approvedAt).length}`)
  expect(stand.toSorted()).toEqual(['OPEN 0', 'OPEN 1', 'RETURNED 0', 'SIGNED 3'])
})

test('inboxes are quiet, but for the steps that wait', async () => {
  let unread = 0
  for (const { id, role, name } of await db.user.findMany({ select: { id: true, role: true, name: true } })) {
    const { rows } = await listNotices({ id, role, name, limits: null }, { unread: '1' })
    const { waiting } = await countBoards({ id, role, name, limits: null }, now)
    expect(rows.map(({ label }) => label)).toEqual(Array.from({ length: waiting }, () => '等我审'))
    unread += rows.length
  }
  expect(unread).toBeGreaterThan(1)
})

test('one piece is edited after publication, one ends, two wait for their minute', async () => {
  const dues = await db.schedule.findMany({
    where: { state: 'PENDING' },
    orderBy: { dueAt: 'asc' },
    select: { action: true, dueAt: true },
  })
  expect(dues.map(({ action, dueAt }) => `${action} ${siteDateTime(dueAt)}`)).toEqual([
    'PUBLISH 2026-06-11 08:00',
    'PUBLISH 2026-06-13 10:30',
    'WITHDRAW 2026-06-30 18:00',
  ])
  const ahead = await db.article.findMany({
    where: { state: 'PUBLISHED', version: { gt: 1 } },
    select: { body: true, publishedRevision: { select: { content: true } } },
  })
  expect(ahead).toHaveLength(1)
  const [edited] = ahead
  expect(JSON.stringify(edited?.body)).toContain('编者按')
  expect(JSON.stringify(edited?.publishedRevision?.content)).not.toContain('编者按')
})

test('pieces are of a commentary’s length, dated in working hours of the last months, the newest today', async () => {
  const articles = await db.article.findMany({ select: { title: true, wordCount: true } })
  expect(articles.filter(({ wordCount }) => wordCount < 600 || wordCount > 1500)).toEqual([])
  const dates = await db.publication.findMany({
    orderBy: { articleId: 'asc' },
    select: { publishedAt: true },
  })
  const ages = dates.map(({ publishedAt }) => (now.getTime() - publishedAt.getTime()) / DAY)
  expect(ages).toEqual(ages.toSorted((a, b) => b - a))
  expect(ages.filter((age) => age > 125 || age < 0)).toEqual([])
  expect(ages.at(-1)).toBeLessThan(1)
  const hours = dates.map(({ publishedAt }) => siteTime(publishedAt))
  expect(hours.filter((time) => time < '08:00' || time > '18:00')).toEqual([])
})

test('pieces were read, so that there is a ranking from the first start; every picture has its placeholder', async () => {
  for (const ranking of Object.values(await getMostRead())) expect(ranking).toHaveLength(10)
  const [{ articleId, publishedAt } = { articleId: 0, publishedAt: now }] = await db.publication.findMany({
    orderBy: { publishedAt: 'desc' },
    take: 1,
  })
  const days = await db.viewDay.findMany({ where: { articleId } })
  expect(days.filter(({ day }) => siteDateTime(day) < siteDateTime(publishedAt).slice(0, 10))).toEqual([])
  expect(await db.media.count({ where: { placeholder: '' } })).toBe(0)
})

test('every published piece is found by its title, and its picture has its renditions', async () => {
  const published = await db.publication.findMany({
    select: { articleId: true, title: true, cover: { select: { width: true, height: true, widths: true } } },
  })
  for (const { articleId, title } of published) {
    expect(await searchArticleIds('PUBLIC', title, 20)).toContain(articleId)
  }
  const covers = published.flatMap(({ cover }) => cover ?? [])
  expect(covers.length).toBeGreaterThan(20)
  expect(new Set(covers.map((cover) => JSON.stringify(cover)))).toEqual(
    new Set(['{"width":1600,"height":1000,"widths":[240,480,720,1080,1600]}']),
  )
})
