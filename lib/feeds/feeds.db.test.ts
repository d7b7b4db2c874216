import { beforeAll, expect, test } from 'vitest'
import { withdrawArticle } from '@/lib/articles/publication-commands'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { newRenderContext, withRenderContext } from '@/lib/pages/render-context'
import { updateSiteSettings } from '@/lib/settings/commands'
import { readSiteSettings } from '@/lib/settings/schema'
import { updateTag } from '@/lib/taxonomy/tag-commands'
import { withdrawTopic } from '@/lib/topics/commands'
import {
  bodyOf,
  later,
  makeAuthor,
  makeColumn,
  makeDraft,
  makePublished,
  makeSource,
  makeTag,
  makeUser,
  type Named,
  type Person,
  reprintOf,
  system,
} from '@/test/newsroom'
import { makeTopic, ofColumn, ofTag, picked, timeline } from '@/test/topics'
import { faults, jsonFeed } from '@/test/validate-feeds'
import { renderAtom } from './atom'
import { renderJsonFeed } from './json-feed'
import { type FeedOwner, getFeed, getSiteFeed } from './public'
import { renderRss } from './rss'

let editor: Person
let column: Named

beforeAll(async () => {
  editor = await makeUser('EDITOR')
  column = await makeColumn('水与人')
})

/** What an XPath finds, by a parser that refuses what is not well formed: PostgreSQL’s. */
async function find(xml: string, path: string): Promise<string[]> {
  const [row] = await db.$queryRaw<{ found: string[] }[]>`
    SELECT xpath(${path}, xmlparse(DOCUMENT ${xml}), ARRAY[
      ARRAY['a', 'http://www.w3.org/2005/Atom'], ARRAY['dc', 'http://purl.org/dc/elements/1.1/'],
      ARRAY['s', 'http://www.sitemaps.org/schemas/sitemap/0.9']])::text[] AS found`
  return row?.found ?? []
}
const address = (id: number) => `${env.SITE_URL}/articles/${id}`

test('the parser of these tests does refuse what is not well formed', async () => {
  for (const xml of ['<a>&</a>', '<a><b></a>', '<a/><b/>', '<a>\u0001</a>'])
    await expect(find(xml, '/a')).rejects.toThrow()
})

test('the site’s feed is valid XML of the newest pieces, whatever is in them', async () => {
  const [tag, author] = [await makeTag('碳 & <氮>'), await makeAuthor('“某”')]
  const old = await makePublished({ columnId: column.id, summary: '摘要在此' }, later(-20))
  const young = await makePublished(
    {
      columnId: column.id,
      title: '<水> & "火" ]]> \u0007 😀 \uFFFE',
      body: bodyOf('正文 <script>alert(1)</script> &amp; \u000B 完'),
      tagIds: [tag.id],
      bylines: [{ authorId: author.id, affiliation: '' }],
    },
    later(-10),
  )
  await makeDraft(editor, { columnId: column.id, title: '还没有发布' })
  const xml = renderRss(await getSiteFeed())
  expect(await find(xml, '/rss/@version')).toEqual(['2.0'])
  expect(await find(xml, '/rss/channel/item/link/text()')).toEqual([address(young.id), address(old.id)])
  expect(await find(xml, '/rss/channel/item/guid[@isPermaLink="true"]/text()')).toHaveLength(2)
  expect(await find(xml, '//item[1]/title/text()')).toEqual(['&lt;水&gt; &amp; "火" ]]&gt;  😀 '])
  expect(await find(xml, '//item[1]/category/text()')).toEqual(['水与人', '碳 &amp; &lt;氮&gt;'])
  expect(await find(xml, '//item[1]/dc:creator/text()')).toEqual(['“某”'])
  expect(await find(xml, '//item[1]/description//*')).toEqual([])
  expect(await find(xml, '//item[2]/description/text()')).toEqual(['摘要在此'])
  expect(await find(xml, '//item[1]/pubDate/text()')).toEqual(['Mon, 02 Mar 2026 09:50:00 +0800'])
  expect(await find(xml, '//channel/a:link[@rel="self"]/@href')).toEqual([`${env.SITE_URL}/feed.xml`])
})

test('a column’s feed holds what is in it and below it', async () => {
  const top = await makeColumn('山')
  const child = await makeColumn('谷', top.id)
  const [one, two] = [
    await makePublished({ columnId: top.id }, later(-2)),
    await makePublished({ columnId: child.id }, later(-1)),
  ]
  const links = async (slug: string) => {
    const feed = await getFeed('columns', slug)
    return feed && find(renderRss(feed), '//item/link/text()')
  }
  expect(await links(top.slug)).toEqual([address(two.id), address(one.id)])
  expect(await links(child.slug)).toEqual([address(two.id)])
  expect((await getFeed('columns', child.slug))?.title).toContain('山 · 谷')
  expect(await links('no-such-column')).toBeNull()
})

test('a feed depends on every tag it names, so that a renamed one shows', async () => {
  const tag = await makeTag()
  await makePublished({ columnId: column.id, tagIds: [tag.id] }, later(1))
  const context = newRenderContext()
  await withRenderContext(context, getSiteFeed)
  expect([...context.tags]).toEqual(
    expect.arrayContaining(['articles', 'columns', 'settings', `tag:${tag.id}`]),
  )
})

const urlsOf = async (owner: FeedOwner, slug: string) =>
  (await getFeed(owner, slug))?.items.map(({ url }) => url)

test('a tag, an author and a topic have feeds of what is theirs, the newest first, each piece once', async () => {
  const [tag, author, aside] = [await makeTag(), await makeAuthor(), await makeColumn()]
  const bylines = [{ authorId: author.id, affiliation: '' }]
  const tagged = await makePublished({ columnId: column.id, tagIds: [tag.id] }, later(-3))
  const signed = await makePublished({ columnId: column.id, bylines, tagIds: [tag.id] }, later(-2))
  const beside = await makePublished({ columnId: aside.id }, later(-1))
  const named = await makePublished({ columnId: column.id }, later(-4))
  const draft = await makeDraft(system, { columnId: aside.id })
  const topic = await makeTopic([
    picked(beside.id, named.id, draft.id),
    ofTag(tag.id),
    ofColumn(aside.id),
    timeline([['2026-03-01', '开始', signed.id]]),
  ])
  expect(await urlsOf('tags', tag.slug)).toEqual([signed, tagged].map(({ id }) => address(id)))
  expect(await urlsOf('authors', author.slug)).toEqual([address(signed.id)])
  expect(await urlsOf('topics', topic.slug)).toEqual(
    [beside, signed, tagged, named].map(({ id }) => address(id)),
  )
  for (const owner of ['columns', 'tags', 'authors', 'topics'] as const)
    expect(await getFeed(owner, 'no-such-thing')).toBeNull()

  const context = newRenderContext()
  await withRenderContext(context, () => getFeed('topics', topic.slug))
  expect([...context.tags]).toEqual(
    expect.arrayContaining([
      ...[`topic:${topic.id}`, `topic-slug:${topic.slug}`, `tag:${tag.id}`],
      ...[`column:${aside.id}`, `article:${draft.id}`, 'settings'],
    ]),
  )
  await withdrawTopic(system, topic, later(1))
  expect(await getFeed('topics', topic.slug)).toBeNull()
})

test('an item says whose it is, and carries the whole text unless the settings say otherwise', async () => {
  const [tag, source] = [await makeTag(), await makeSource('某日报')]
  await makePublished({
    ...(await reprintOf(source.id)),
    columnId: column.id,
    tagIds: [tag.id],
    sourceUrl: 'https://daily.example.com/a?x=1&y=2',
    body: bodyOf('从头到尾的正文'),
  })
  const feed = await getFeed('tags', tag.slug)
  if (!feed) throw new Error('no feed')
  const rss = renderRss(feed)
  expect(await find(rss, '//item/source/@url')).toEqual(['https://daily.example.com/a?x=1&amp;y=2'])
  expect(await find(rss, '//item/source/text()')).toEqual(['某日报'])
  expect(feed.items[0]?.html).toContain('<p>从头到尾的正文</p>')
  for (const [kind, xml] of [
    ['rss', rss],
    ['atom', renderAtom(feed)],
  ] as const)
    expect(await faults(kind, xml)).toEqual([])
  expect(jsonFeed.safeParse(JSON.parse(renderJsonFeed(feed))).error).toBeUndefined()

  await updateSiteSettings(system, { ...readSiteSettings(null), feedFullText: false })
  const short = await getFeed('tags', tag.slug)
  expect(short?.items[0]).toMatchObject({ html: '', summary: '从头到尾的正文' })
  await updateSiteSettings(system, readSiteSettings(null))
})

test('a feed has changed when a piece went, a name changed or a setting did; not when something else did', async () => {
  const [tag, other] = [await makeTag(), await makeTag()]
  const ref = await makePublished({ columnId: column.id, tagIds: [tag.id] }, later(-500))
  const changed = async () => (await getFeed('tags', tag.slug))?.changedAt?.getTime() ?? 0
  let last = await changed()
  const moved = async () => {
    const before = last
    last = await changed()
    return last > before
  }
  await makePublished({ columnId: column.id, tagIds: [other.id] })
  expect(await moved()).toBe(false)
  await withdrawArticle(editor, { ...ref, reason: '重复' }, later(1))
  expect(await moved()).toBe(true)
  const { id, name, slug } = tag
  await updateTag(editor, { id, name, slug, description: '新的', aliases: [] })
  expect(await moved()).toBe(true)
  await updateSiteSettings(system, readSiteSettings(null))
  expect(await moved()).toBe(true)
})
