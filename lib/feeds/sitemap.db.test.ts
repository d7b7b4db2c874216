import { beforeAll, expect, test } from 'vitest'
import { GET } from '@/app/sitemap/[file]/route'
import { withdrawArticle } from '@/lib/articles/publication-commands'
import type { Block, Doc } from '@/lib/content/schema'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { newRenderContext, withRenderContext } from '@/lib/pages/render-context'
import { createPage, showPage } from '@/lib/static-pages/commands'
import {
  bodyOf,
  later,
  makeAuthor,
  makeColumn,
  makeMedia,
  makePublished,
  makeSource,
  makeTag,
  type Named,
  NOW,
  system,
} from '@/test/newsroom'
import { makeTopic, ofColumn } from '@/test/topics'
import { faults } from '@/test/validate-feeds'
import { renderNewsSitemap, renderSitemap, renderSitemapIndex } from './sitemap'
import { getNews, getSitemapFile, getTextSitemap, listSitemapFiles, listTextSitemaps } from './sitemap-public'

let column: Named

beforeAll(async () => {
  column = await makeColumn('水与人')
})

const at = (path: string) => env.SITE_URL + path
const fileNumbers = async () => (await listSitemapFiles()).map(({ file }) => file)
const address = ({ id }: { id: number }) => at(`/articles/${id}`)

test('the sitemap names every public piece with its pictures, and nothing that was withdrawn', async () => {
  const { id: mediaId } = await makeMedia()
  const { key } = await db.media.findUniqueOrThrow({ where: { id: mediaId }, select: { key: true } })
  const image = (name: string): Block => ({
    type: 'image',
    attrs: { src: `/media/${name}.webp`, alt: '', title: '', width: null, height: null },
  })
  const cell = { type: 'tableCell' as const, content: [image('in-table-480')] }
  const table: Block = { type: 'table', content: [{ type: 'tableRow', content: [cell] }] }
  const content = [...bodyOf('正文。').content, image(`${key}-480`), image('in-text-960'), table]
  const body: Doc = { type: 'doc', content }
  const ref = await makePublished({ columnId: column.id, coverId: mediaId, body }, later(-5))
  const gone = await makePublished({ columnId: column.id })
  await withdrawArticle(system, { ...gone, reason: '重复' }, later(0))
  expect(await fileNumbers()).toEqual([1, 0])
  const entries = (await getSitemapFile(1)) ?? []
  expect(entries).toEqual([
    {
      url: address(ref),
      changedAt: later(-5),
      pictures: [
        expect.stringMatching(/\/media\/picture\d+-1600\.webp$/),
        at('/media/in-text-960.webp'),
        at('/media/in-table-480.webp'),
      ],
    },
  ])
  expect(await faults('sitemap', renderSitemap(entries))).toEqual([])
  const index = renderSitemapIndex(
    (await listSitemapFiles()).map(({ file, changedAt }) => ({ url: at(`/sitemap/${file}.xml`), changedAt })),
  )
  expect(await faults('sitemap-index', index)).toEqual([])
  for (const file of [2, 999_999]) expect(await getSitemapFile(file)).toBeNull()
  expect(await getTextSitemap(1)).toBeNull()
})

test('a file has one address: its number is written in one way', async () => {
  await makePublished({ columnId: column.id })
  const ask = async (file: string) =>
    GET(new Request(at(`/sitemap/${file}`)), { params: Promise.resolve({ file }) }).then(
      ({ status }) => status,
      (error: Error) => error.message,
    )
  for (const file of ['0.xml', '1.xml']) expect(await ask(file), file).toBe(200)
  for (const file of ['00.xml', '01.xml', '000001.xml', '00.txt', '+1.xml', '1.0.xml', '1.XML', '1'])
    expect(await ask(file), file).toBe('NEXT_HTTP_ERROR_FALLBACK;404')
})

test('every page that has something on it is named: columns, topics, tags, authors, sources, pages of the desk', async () => {
  const [tag, author, source] = [await makeTag(), await makeAuthor(), await makeSource()]
  const [unused, nobody] = [await makeTag(), await makeAuthor()]
  const bylines = [{ authorId: author.id, affiliation: '' }]
  await makePublished({ columnId: column.id, tagIds: [tag.id], bylines, sourceId: source.id })
  const topic = await makeTopic([ofColumn(column.id)])
  const page = await createPage(system, { title: '隐私说明', slug: 'privacy', body: bodyOf('不收集。') }, NOW)
  const named = async () => ((await getSitemapFile(0)) ?? []).map(({ url }) => url)
  expect(await named()).not.toContain(at('/about/privacy'))
  await showPage(system, page, true, NOW)
  const wanted = ['/', '/map', '/about', '/about/privacy', `/columns/${column.slug}`, `/topics/${topic.slug}`]
  const more = [`/tags/${tag.slug}`, `/authors/${author.slug}`, `/sources/${source.slug}`]
  expect(await named()).toEqual(expect.arrayContaining([...wanted, ...more].map(at)))
  for (const path of [`/tags/${unused.slug}`, `/authors/${nobody.slug}`])
    expect(await named()).not.toContain(at(path))
  expect(new Set(await named()).size).toBe((await named()).length)
  const text = ((await getTextSitemap(null)) ?? []).map(({ url }) => url)
  expect(text).toEqual(expect.arrayContaining(await named()))
  const context = newRenderContext()
  await withRenderContext(context, () => getTextSitemap(null))
  expect([...context.tags].sort()).toEqual(
    ['articles', 'authors', 'columns', 'pages', 'sources', 'tags', 'topics'].sort(),
  )
})

test('news are what came in the last two days, and the answer falls due with the oldest of them', async () => {
  const day = 1_440
  const old = await makePublished({ columnId: column.id }, later(-2 * day))
  const young = await makePublished({ columnId: column.id }, later(1 - 2 * day))
  const context = newRenderContext()
  const news = await withRenderContext(context, () => getNews(NOW))
  const urls = news.entries.map(({ url }) => url)
  expect([urls.includes(address(old)), urls.at(-1)]).toEqual([false, address(young)])
  expect(context.notAfter).toBe(later(1).getTime())
  expect(await faults('sitemap', renderNewsSitemap(news.siteName, news.entries))).toEqual([])
})

/** Many public pieces, as far as lists know. */
async function plant(first: number, count: number): Promise<void> {
  const last = first + count - 1
  await db.$transaction(
    async (tx) => {
      await tx.$executeRaw`INSERT INTO articles (id, title, body, column_id)
        SELECT n, '万', '{}', ${column.id} FROM generate_series(${first}::int, ${last}::int) n`
      await tx.$executeRaw`INSERT INTO revisions (id, article_id, number, reason, title, content, content_hash)
        SELECT n, n, 1, 'IMPORT', '万', '{}', '' FROM generate_series(${first}::int, ${last}::int) n`
      await tx.$executeRaw`INSERT INTO publications (article_id, revision_id, column_id, title, summary, origin, published_at, updated_at)
        SELECT n, n, ${column.id}, '万', '', 'ORIGINAL', '2020-01-01', '2020-01-01'
        FROM generate_series(${first}::int, ${last}::int) n`
      await tx.$executeRaw`UPDATE articles SET state = 'PUBLISHED', published_revision_id = id, first_published_at = '2020-01-01'
        WHERE id BETWEEN ${first} AND ${last}`
    },
    { timeout: 20_000 },
  )
}

test('many pieces are spread over files by their numbers, newest first; every one is named once in each kind', async () => {
  await plant(79_500, 1_000)
  await plant(200_000, 3)
  expect(await listSitemapFiles()).toMatchObject([
    ...[21, 9, 8].map((file) => ({ file, changedAt: null })),
    ...[{ file: 1 }, { file: 0, changedAt: null }],
  ])
  expect(await listTextSitemaps()).toEqual([3, 2, 1])
  const sizes = await Promise.all([21, 9, 8].map(async (file) => (await getSitemapFile(file))?.length))
  expect(sizes).toEqual([3, 500, 500])
  const urls: string[] = []
  for (const file of await fileNumbers())
    urls.push(...((await getSitemapFile(file)) ?? []).map(({ url }) => url))
  const text: string[] = []
  for (const file of [null, ...(await listTextSitemaps())])
    text.push(...((await getTextSitemap(file)) ?? []).map(({ url }) => url))
  expect(text.length).toBe(new Set(text).size)
  expect([...text].sort()).toEqual([...urls].sort())
  expect(text[0]).toBe(at('/articles/200002'))
  expect((await getTextSitemap(3))?.[0]?.url).toBe(at('/articles/80499'))
})
