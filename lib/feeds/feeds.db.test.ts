import { beforeAll, expect, test } from 'vitest'
import { withdrawArticle } from '@/lib/articles/publication-commands'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { newRenderContext, withRenderContext } from '@/lib/pages/render-context'
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
  system,
} from '@/test/newsroom'
import { getColumnFeed, getSiteFeed, getSitemapFile, listSitemapFiles } from './public'
import { renderRss } from './rss'
import { renderSitemap, renderSitemapIndex } from './sitemap'

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
    const feed = await getColumnFeed(slug)
    return feed && find(renderRss(feed), '//item/link/text()')
  }
  expect(await links(top.slug)).toEqual([address(two.id), address(one.id)])
  expect(await links(child.slug)).toEqual([address(two.id)])
  expect((await getColumnFeed(child.slug))?.title).toContain('山 · 谷')
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

test('the sitemap names every public piece and every page that has one', async () => {
  const [tag, author, source] = [await makeTag(), await makeAuthor(), await makeSource()]
  const [unused, nobody] = [await makeTag(), await makeAuthor()]
  const bylines = [{ authorId: author.id, affiliation: '' }]
  const more = { tagIds: [tag.id], bylines, sourceId: source.id }
  const ref = await makePublished({ columnId: column.id, ...more }, later(-5))
  const gone = await makePublished({ columnId: column.id })
  await withdrawArticle(editor, { ...gone, reason: '重复' }, later(0))

  expect(await listSitemapFiles()).toEqual([0, 1])
  const index = renderSitemapIndex(
    (await listSitemapFiles()).map((file) => `${env.SITE_URL}/sitemap/${file}.xml`),
  )
  expect(await find(index, '/s:sitemapindex/s:sitemap/s:loc/text()')).toEqual([
    `${env.SITE_URL}/sitemap/0.xml`,
    `${env.SITE_URL}/sitemap/1.xml`,
  ])
  const articles = renderSitemap((await getSitemapFile(1)) ?? [])
  const locations = await find(articles, '/s:urlset/s:url/s:loc/text()')
  expect(locations).toContain(address(ref.id))
  expect(locations).not.toContain(address(gone.id))
  expect(await find(articles, `/s:urlset/s:url[s:loc="${address(ref.id)}"]/s:lastmod/text()`)).toEqual([
    '2026-03-02T09:55:00+08:00',
  ])

  const pages = await find(renderSitemap((await getSitemapFile(0)) ?? []), '//s:loc/text()')
  const wanted = [
    '/',
    `/columns/${column.slug}`,
    `/tags/${tag.slug}`,
    `/authors/${author.slug}`,
    `/sources/${source.slug}`,
  ]
  expect(pages).toEqual(expect.arrayContaining(wanted.map((path) => env.SITE_URL + path)))
  for (const path of [`/tags/${unused.slug}`, `/authors/${nobody.slug}`])
    expect(pages).not.toContain(env.SITE_URL + path)
  expect(await getSitemapFile(2)).toBeNull()
  expect(await getSitemapFile(999_999)).toBeNull()
})

test('a piece far along the numbers is in the file of its span, and files without pieces are not named', async () => {
  const draft = await makeDraft(system, { columnId: column.id })
  const id = 45_678
  await db.$executeRaw`SELECT setval('articles_id_seq', ${id - 1})`
  const far = await makePublished({ columnId: column.id })
  expect([draft.id < 10_000, far.id]).toEqual([true, id])
  expect(await listSitemapFiles()).toEqual([0, 1, 5])
  expect((await getSitemapFile(5))?.map(({ url }) => url)).toEqual([address(id)])
})
