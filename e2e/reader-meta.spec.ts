import { type CheerioAPI, load } from 'cheerio'
import type { APIRequestContext } from 'playwright/test'
import sharp from 'sharp'
import { expect, test } from './support/newsroom'

const SITE = ['SiteName', 'SiteDomain']
const COLUMN = [...SITE, 'ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType']
const ARTICLE = [
  ...[...COLUMN, 'ArticleTitle', 'PubDate', 'ContentSource'],
  ...['Keywords', 'Author', 'Description', 'Image', 'Url'],
]
/** Properties that may stand several times: Open Graph's lists. */
const LISTS = new Set(['article:author', 'article:tag'])

type Kind = { path: string; names: string[]; types: string[] }

/** One page of every kind, found as a reader finds it. */
async function findPages(reader: APIRequestContext): Promise<Record<string, Kind>> {
  const html = async (path: string) => (await reader.get(path)).text()
  const first = (text: string, form: RegExp) => form.exec(text)?.[0] ?? 'missing'
  // A piece that no other journey touches, with a byline and tags; the head of the page leads to the newest ones.
  const found = load(await html(`/search?q=${encodeURIComponent('把排污许可证请出保险柜')}`))
  const article = found('main a[href^="/articles/"]').attr('href') ?? 'missing'
  const piece = await html(article)
  const month = first(await html('/archive'), /\/archive\/\d{4}\/\d{2}(?=")/)
  const day = first(await html(month), /\/archive\/\d{4}\/\d{2}\/\d{2}/)
  const page = (path: string, names: string[], ...types: string[]) => ({ path, names, types })
  const list = 'CollectionPage'
  const trail = 'BreadcrumbList'
  return {
    home: page('/', SITE, 'WebSite', 'NewsMediaOrganization', 'ItemList', 'baidu'),
    article: page(article, ARTICLE, 'OpinionNewsArticle', trail, 'baidu'),
    column: page('/columns/wuran', COLUMN, list, trail, 'baidu'),
    columns: page('/columns', SITE, trail),
    tag: page(first(piece, /\/tags\/[a-z0-9-]+/), SITE, list, trail, 'baidu'),
    tags: page('/tags', SITE, trail),
    author: page(first(piece, /\/authors\/[a-z0-9-]+/), SITE, 'ProfilePage', 'ItemList', trail, 'baidu'),
    source: page(first(await html('/sources'), /\/sources\/[a-z0-9-]+/), SITE, list, trail, 'baidu'),
    topic: page(first(await html('/topics'), /\/topics\/[a-z0-9-]+/), SITE, list, trail, 'baidu'),
    topics: page('/topics', SITE, trail),
    archive: page('/archive', SITE, trail),
    month: page(month, SITE, list, trail),
    day: page(day, SITE, list, trail, 'baidu'),
    map: page('/map', SITE, trail),
    about: page('/about', SITE, trail),
    search: page('/search?q=%E6%B0%B4', SITE),
  }
}

/** What a page says of itself by `name` or `property`, in order. */
function metaOf($: CheerioAPI): { name: string; content: string }[] {
  return $('head meta[name], head meta[property]')
    .toArray()
    .map((one) => ({
      name: $(one).attr('name') ?? $(one).attr('property') ?? '',
      content: $(one).attr('content') ?? '',
    }))
}

function structured($: CheerioAPI): Record<string, unknown>[] {
  return $('script[type="application/ld+json"]')
    .toArray()
    .map((one) => JSON.parse($(one).text()) as Record<string, unknown>)
}

const typeOf = (data: Record<string, unknown>) =>
  String(data['@context']).includes('ziyuan.baidu.com') ? 'baidu' : String(data['@type'])

test('every kind of page says what it is: each name once, none empty, structured data that parses', async ({
  request: reader,
}) => {
  for (const [kind, { path, names, types }] of Object.entries(await findPages(reader))) {
    const answer = await reader.get(path)
    expect(answer.status(), `${kind} ${path}`).toBe(200)
    const $ = load(await answer.text())
    const meta = metaOf($)
    const keyed = meta.filter(({ name }) => name !== 'theme-color' && !LISTS.has(name))
    // HTML reads names without regard to case, so Description and description are the same name.
    const lower = keyed.map(({ name }) => name.toLowerCase())
    expect(
      lower.filter((name, index) => lower.indexOf(name) !== index),
      `${kind}: named twice`,
    ).toEqual([])
    expect(
      meta.filter(({ content }) => /^\s*(null|undefined)?\s*$/.test(content)),
      `${kind}: empty`,
    ).toEqual([])
    const present = new Set(meta.map(({ name }) => name))
    expect(
      names.filter((name) => !present.has(name)),
      `${kind}: not named`,
    ).toEqual([])
    expect(present, `${kind}: nobody has given the site a code`).not.toContain('SiteIDCode')
    for (const name of ['description', 'robots', 'og:title', 'og:url', 'og:image', 'twitter:card'])
      expect(lower, kind).toContain(name)
    expect($('link[rel="canonical"]').length, kind).toBe(1)
    const editions = $('link[rel="alternate"][hreflang]').toArray()
    expect(editions.map((one) => $(one).attr('hreflang')).sort(), kind).toEqual([
      'x-default',
      'zh-Hans',
      'zh-Hant',
    ])
    expect(structured($).map(typeOf).sort(), kind).toEqual([...types].sort())
    expect($('head title').text(), kind).toContain('青言环境评论')
  }
})

test('a piece’s dates are those that its readers see, in every form', async ({ request: reader }) => {
  const { article } = await findPages(reader)
  const $ = load(await (await reader.get(article?.path ?? '')).text())
  const meta = new Map(metaOf($).map(({ name, content }) => [name, content]))
  const pubDate = meta.get('PubDate') ?? ''
  expect(pubDate).toMatch(/^\d{4}-\d{2}-\d{2} ([01]\d|2[0-3]):[0-5]\d$/)
  const seen = $('.article-meta time')
    .toArray()
    .map((one) => $(one).attr('datetime') ?? '')
  const published = meta.get('article:published_time') ?? ''
  expect(seen).toContain(published)
  expect(published).toMatch(/\+08:00$/)
  expect(published.slice(0, 16).replace('T', ' ')).toBe(pubDate)
  expect(meta.get('bytedance:published_time')).toBe(published)
  const [piece] = structured($).filter((data) => typeOf(data) === 'OpinionNewsArticle')
  const [baidu] = structured($).filter((data) => typeOf(data) === 'baidu')
  expect(piece).toMatchObject({ datePublished: published, dateModified: meta.get('article:modified_time') })
  expect(baidu).toMatchObject({ pubDate: published.slice(0, 19) })
  // The trail ends with “正文” for the eye, and with the piece’s title in search results.
  const [trail] = structured($).filter((data) => typeOf(data) === 'BreadcrumbList')
  const steps = [trail?.itemListElement ?? []].flat()
  expect(steps.at(-1)).toMatchObject({ name: piece?.headline })
  expect($('.breadcrumb [aria-current="page"]').text()).toBe('正文')
})

test('a later page of a list is called by the day at which it begins, and engines leave it out', async ({
  request: reader,
}) => {
  // Five past midnight in the newsroom; the demo's columns fit on one page, so nothing leads there.
  const begin = Date.UTC(2026, 9, 28, 16, 5)
  const $ = load(await (await reader.get(`/columns/wuran?before=${begin}-1`)).text())
  expect($('head title').text()).toMatch(/^污染防治（2026年10月29日以前） - /)
  expect($('meta[property="og:title"]').attr('content')).toBe('污染防治（2026年10月29日以前）')
  expect($('meta[name="robots"]').attr('content')).toContain('noindex')
})

test('every picture for shared links is there, 1200×630, and is kept; made-up ones are not', async ({
  request: reader,
}) => {
  const pictures = new Set<string>()
  for (const { path } of Object.values(await findPages(reader))) {
    const $ = load(await (await reader.get(path)).text())
    pictures.add(new URL($('meta[property="og:image"]').attr('content') ?? '').pathname)
  }
  expect(pictures.size).toBeGreaterThanOrEqual(4)
  for (const path of pictures) {
    const answer = await reader.get(path)
    expect([answer.status(), answer.headers()['content-type']], path).toEqual([200, 'image/jpeg'])
    const { width, height } = await sharp(await answer.body()).metadata()
    expect([width, height], path).toEqual([1200, 630])
    const again = await reader.get(path, { headers: { 'if-none-match': answer.headers().etag ?? '' } })
    expect(again.status(), path).toBe(304)
  }
  const [any] = [...pictures].filter((path) => path.includes('article-'))
  const earlier = any?.replace(/[0-9a-f]{16}/, '0123456789abcdef') ?? ''
  const moved = await reader.get(earlier, { maxRedirects: 0 })
  expect([moved.status(), moved.headers().location]).toEqual([302, any])
  for (const path of ['/cards/article-99999-0123456789abcdef.jpg', '/cards/hello.jpg', '/cards/site-0.jpg'])
    expect((await reader.get(path)).status(), path).toBe(404)
})

test('browsers, crawlers and phones find their files', async ({ request: reader }) => {
  const manifest = await reader.get('/manifest.webmanifest')
  expect(manifest.headers()['content-type']).toContain('application/manifest+json')
  const { icons, name } = (await manifest.json()) as { name: string; icons: { src: string; sizes: string }[] }
  expect(name).toBe('青言环境评论')
  for (const { src, sizes } of icons) {
    const icon = await reader.get(src)
    expect(icon.status(), src).toBe(200)
    if (!src.endsWith('.png')) continue
    const { width, height } = await sharp(await icon.body()).metadata()
    expect(`${width}x${height}`, src).toBe(sizes)
  }
  for (const path of ['/favicon.ico', '/apple-touch-icon.png', '/icon.svg'])
    expect((await reader.get(path)).status(), path).toBe(200)
  const search = await reader.get('/opensearch.xml')
  expect(search.headers()['content-type']).toContain('opensearchdescription+xml')
  expect(await search.text()).toContain('/search?q={searchTerms}')
  const robots = await (await reader.get('/robots.txt')).text()
  for (const line of ['Disallow: /admin', 'Disallow: /api/', 'Disallow: /search?'])
    expect(robots).toContain(line)
  for (const [, address = ''] of robots.matchAll(/^Sitemap: (.+)$/gm))
    expect((await reader.get(new URL(address).pathname)).status(), address).toBe(200)
})
