import { beforeEach, expect, test } from 'vitest'
import { saveArticle } from '@/lib/articles/commands'
import { publishArticle, withdrawArticle } from '@/lib/articles/publication-commands'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { getFeed, getSiteFeed } from '@/lib/feeds/public'
import { createTopic, publishTopic, updateTopic, withdrawTopic } from '@/lib/topics/commands'
import {
  draft,
  later,
  makeAuthor,
  makeColumn,
  makePublished,
  makeTag,
  type Named,
  NOW,
  system,
} from '@/test/newsroom'
import { makeTopic, ofColumn, ofTag, picked, topicOf } from '@/test/topics'
import { updatePushSettings } from './commands'
import { pushSettingsInput } from './schema'

const hub = 'https://hub.example.com/'
const set = (over: object) => updatePushSettings(system, pushSettingsInput.parse(over))
let column: Named

beforeEach(async () => {
  await db.push.deleteMany({})
  await set({ webSub: 'on', hub })
  column = await makeColumn()
})

/** The pages whose feeds the hub is to be told of since it was last asked, each in all three formats. */
async function told(): Promise<string[]> {
  const rows = await db.push.findMany({ where: { channel: 'WEBSUB' }, select: { url: true } })
  await db.push.deleteMany({})
  const urls = rows.map(({ url }) => url)
  const pages = [...new Set(urls.map((url) => url.slice(env.SITE_URL.length, url.lastIndexOf('/'))))]
  const files = ['feed.xml', 'atom.xml', 'feed.json']
  expect(urls.sort()).toEqual(
    pages.flatMap((page) => files.map((file) => `${env.SITE_URL}${page}/${file}`)).sort(),
  )
  return pages.sort()
}

const by = (author: Named) => ({ bylines: [{ authorId: author.id, affiliation: '' }] })

test('a piece is told in the feeds of its column, tags and authors, and of the topics that hold it by hand or by rule', async () => {
  const [tag, author, other] = [await makeTag(), await makeAuthor(), await makeTag()]
  const child = await makeColumn(undefined, column.id)
  const byRules = [
    await makeTopic([ofTag(tag.id)]),
    await makeTopic([ofColumn(column.id), ofTag(tag.id)]),
    await makeTopic([ofColumn(child.id)]),
  ]
  await makeTopic([ofTag(other.id), ofColumn((await makeColumn()).id)])
  await createTopic(system, topicOf([ofTag(tag.id)]), NOW)
  await told()
  const ref = await makePublished({ columnId: child.id, tagIds: [tag.id], ...by(author) })
  const always = ['', `/columns/${column.slug}`, `/columns/${child.slug}`]
  const ofPiece = [
    `/tags/${tag.slug}`,
    `/authors/${author.slug}`,
    ...byRules.map(({ slug }) => `/topics/${slug}`),
  ]
  expect(await told()).toEqual([...always, ...ofPiece].sort())
  const byHand = await makeTopic([picked(ref.id)])
  await told()
  await withdrawArticle(system, { ...ref, reason: '重复' }, later(1))
  expect(await told()).toEqual([...always, ...ofPiece, `/topics/${byHand.slug}`].sort())
})

test('a piece that takes another tag, author and column is told where it stood and where it stands', async () => {
  const [was, is] = [await makeTag(), await makeTag()]
  const [her, him] = [await makeAuthor(), await makeAuthor()]
  const to = await makeColumn()
  const topics = [await makeTopic([ofTag(was.id)]), await makeTopic([ofColumn(to.id)])]
  const ref = await makePublished({ columnId: column.id, tagIds: [was.id], ...by(her) })
  await told()
  const now = { ...draft({ columnId: to.id, tagIds: [is.id], ...by(him) }), ...ref }
  const { version } = await saveArticle(system, now, later(1))
  expect(await told()).toEqual([])
  await publishArticle(system, { id: ref.id, version }, later(2))
  expect(await told()).toEqual(
    [
      ...['', `/columns/${column.slug}`, `/columns/${to.slug}`, `/tags/${was.slug}`, `/tags/${is.slug}`],
      ...[`/authors/${her.slug}`, `/authors/${him.slug}`, ...topics.map(({ slug }) => `/topics/${slug}`)],
    ].sort(),
  )
})

test('what the desk puts into a public topic is told in its feeds; one that readers do not see is not', async () => {
  const ref = await makePublished({ columnId: column.id })
  await told()
  const topic = await createTopic(system, topicOf([picked(ref.id)]), NOW)
  const hidden = await updateTopic(system, { ...topicOf([ofColumn(column.id)]), ...topic }, NOW)
  expect(await told()).toEqual([])
  const shown = await publishTopic(system, hidden, NOW)
  expect(await told()).toEqual([`/topics/${shown.slug}`])
  const changed = await updateTopic(system, { ...topicOf([picked(ref.id)]), ...shown }, NOW)
  expect(await told()).toEqual([`/topics/${changed.slug}`])
  await withdrawTopic(system, changed, NOW)
  expect(await told()).toEqual([])
  await set({ indexNow: 'on' })
  await publishTopic(system, { id: changed.id, version: changed.version + 1 }, NOW)
  expect(await db.push.count()).toBe(0)
})

test('every feed names the hub, as every feed is told of', async () => {
  const [tag, author] = [await makeTag(), await makeAuthor()]
  const topic = await makeTopic([ofTag(tag.id)])
  const hubs = async () => [
    (await getSiteFeed()).hub,
    (await getFeed('columns', column.slug))?.hub,
    (await getFeed('tags', tag.slug))?.hub,
    (await getFeed('authors', author.slug))?.hub,
    (await getFeed('topics', topic.slug))?.hub,
  ]
  expect(await hubs()).toEqual([hub, hub, hub, hub, hub])
  await set({})
  expect(await hubs()).toEqual([null, null, null, null, null])
})
