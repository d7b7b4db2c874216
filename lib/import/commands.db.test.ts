import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { systemActor } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { db, together, transaction } from '@/lib/db/client'
import { ensureSource } from '@/lib/sources/commands'
import { ensureColumn } from '@/lib/taxonomy/column-commands'
import { type ImportOptions, importPage } from './commands'

const folder = mkdtempSync(join(tmpdir(), 'qingyan-import-'))
const NOW = new Date('2026-03-01T04:00:00Z')
const actor = systemActor('导入')
const OPTIONS: ImportOptions = { publish: false, dryRun: false, keepPunctuation: false, fallbackColumn: null }

const FIRST =
  '入汛以来,全省各级生态环境部门把饮用水水源保护放在首位,组织人员逐一排查风险隐患,建立问题清单,限期整改。'
const SECOND = '下一步,将继续完善部门协作机制,推动信息共享,让群众喝上放心水,切实守住生态环境安全的底线。'

function capture(parts: { title?: string; trail?: string; meta?: string; end?: string } = {}): string {
  const {
    title = '守住饮用水水源的安全底线',
    trail = '您的位置:首页 >绿色评论 >',
    meta = '来源:中国环境报更新时间:2023-05-06',
    end = '作者系某省生态环境厅总工程师',
  } = parts
  return [trail, title, meta, FIRST, SECOND, end, '热点图文', '图片的标题'].join('\n\n')
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const bring = (path: string, options: Partial<ImportOptions> = {}, as: Actor = actor) =>
  importPage(as, path, { ...OPTIONS, ...options }, NOW)

const counts = async () => ({
  articles: await db.article.count(),
  columns: await db.category.count(),
  sources: await db.source.count(),
  authors: await db.author.count(),
  revisions: await db.revision.count(),
  events: await db.auditEvent.count(),
})

beforeEach(() =>
  db.$transaction([
    db.publication.deleteMany(),
    db.article.updateMany({ data: { state: 'DRAFT', publishedRevisionId: null } }),
    db.article.deleteMany(),
    db.category.deleteMany(),
    db.source.deleteMany(),
    db.author.deleteMany(),
  ]),
)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a page becomes a draft in its column, from its source, with the office under it; twice adds nothing (R-26)', async () => {
  const path = file('a.txt', capture())
  const report = await bring(path)
  expect(report).toMatchObject({
    file: path,
    status: 'draft',
    title: '守住饮用水水源的安全底线',
    column: '绿色评论',
    source: '中国环境报',
    publishedAt: '2023-05-06T00:00:00+08:00',
    authorNote: '某省生态环境厅总工程师',
    paragraphs: 2,
    reason: null,
  })
  const article = await db.article.findFirstOrThrow({ include: { column: true, source: true } })
  expect(article).toMatchObject({
    state: 'DRAFT',
    origin: 'REPRINT',
    authorNote: '某省生态环境厅总工程师',
    column: { name: '绿色评论' },
    source: { name: '中国环境报' },
  })
  expect(report.url).toMatch(new RegExp(`/admin/articles/${article.id}$`))
  expect(JSON.stringify(article.body)).toContain('入汛以来，全省')
  const before = await counts()
  expect(await bring(path)).toMatchObject({ status: 'exists', url: report.url })
  expect(await bring(path, { keepPunctuation: true, publish: true })).toMatchObject({ status: 'exists' })
  expect(await counts()).toEqual(before)
})

test('publishing shows the page’s own date; when it first came out here stays the server’s', async () => {
  const report = await bring(file('a.txt', capture()), { publish: true })
  expect(report.status).toBe('published')
  const article = await db.article.findFirstOrThrow({ include: { publication: true } })
  expect(report.url).toMatch(new RegExp(`/articles/${article.id}$`))
  expect(article.publication?.publishedAt).toEqual(new Date('2023-05-05T16:00:00Z'))
  expect(article.firstPublishedAt).toEqual(NOW)
})

test('a page without a date, or with one that is still to come, is published now', async () => {
  await bring(file('a.txt', capture({ meta: '来源:中国环境报' })), { publish: true })
  await bring(file('b.txt', capture({ title: '另一篇稿件的标题', meta: '来源:中国环境报 2031-01-01' })), {
    publish: true,
  })
  const publications = await db.publication.findMany({ select: { publishedAt: true } })
  expect(publications).toEqual([{ publishedAt: NOW }, { publishedAt: NOW }])
})

test('an office goes to the author whose name the page gives', async () => {
  await bring(file('a.txt', capture({ meta: '来源:中国环境报 作者:张三 2023-05-06' })))
  const article = await db.article.findFirstOrThrow({ include: { bylines: { include: { author: true } } } })
  expect(article.authorNote).toBe('')
  expect(article.bylines).toMatchObject([{ author: { name: '张三' }, affiliation: '某省生态环境厅总工程师' }])
})

test('punctuation may be kept', async () => {
  await bring(file('a.txt', capture()), { keepPunctuation: true })
  const { body } = await db.article.findFirstOrThrow({ select: { body: true } })
  expect(JSON.stringify(body)).toContain('入汛以来,全省')
})

test('a dry run tells everything and writes nothing', async () => {
  const before = await counts()
  const report = await bring(file('a.txt', capture()), { dryRun: true, publish: true })
  expect(report).toMatchObject({ status: 'ready', column: '绿色评论', paragraphs: 2, url: null })
  expect(await counts()).toEqual(before)
})

test('a page that cannot be published leaves nothing behind: no draft, no column, no source, no event (R-26)', async () => {
  const before = await counts()
  const report = await bring(file('a.txt', capture({ trail: '' })), { publish: true })
  expect(report).toMatchObject({ status: 'failed', title: '守住饮用水水源的安全底线' })
  expect(report.reason).toContain('请选择栏目')
  expect(await counts()).toEqual(before)
  const put = await bring(file('a.txt', capture({ trail: '' })), { publish: true, fallbackColumn: '综合' })
  expect(put).toMatchObject({ status: 'published', column: '综合' })
})

test('somebody who may not open columns brings nothing in', async () => {
  const user = await db.user.create({
    data: { email: 'a@example.cn', name: '作者', role: 'AUTHOR', passwordHash: '-' },
  })
  const before = await counts()
  const report = await bring(
    file('a.txt', capture()),
    {},
    { id: user.id, role: 'AUTHOR', name: user.name, limits: null },
  )
  expect(report).toMatchObject({ status: 'failed' })
  expect(await counts()).toEqual(before)
})

test('two at once: one brings it in, the other finds it there (R-26)', async () => {
  await bring(file('b.txt', capture({ title: '先开好栏目的一篇' })))
  const path = file('a.txt', capture())
  const reports = await Promise.all([bring(path), bring(path)])
  expect(reports.map(({ status }) => status).sort()).toEqual(['draft', 'exists'])
})

test('bad files are reported by name and reason', async () => {
  mkdirSync(join(folder, 'sub'), { recursive: true })
  const huge = file('huge.html', '')
  truncateSync(huge, 21 * 1024 * 1024)
  const before = await counts()
  const reasons = await Promise.all(
    [
      join(folder, 'none.html'),
      join(folder, 'sub'),
      huge,
      file('empty.html', ''),
      file('a.png', Buffer.from('89504e470d0a1a0a', 'hex')),
    ].map(async (path) => {
      const { status, reason, file: named } = await bring(path)
      return [named === path, status, reason]
    }),
  )
  expect(reasons).toEqual([
    [true, 'failed', '没有这个文件'],
    [true, 'failed', '这是文件夹，请给出其中的文件'],
    [true, 'failed', '文件太大（21.0 MB），最多 20 MB'],
    [true, 'failed', '文件是空的'],
    [true, 'failed', '不是网页或文本，而是PNG 图片文件'],
  ])
  expect(await counts()).toEqual(before)
})

test('commands joined by together hold as one, and each undoes only its own when it fails', async () => {
  await together(async () => {
    await ensureColumn(actor, { name: '甲' })
    await transaction(async (tx) => {
      await tx.source.create({ data: { name: '乙', slug: 'yi' } })
      throw new Error('half way')
    }).catch(() => undefined)
    await ensureSource(actor, { name: '丙' })
  })
  expect(await counts()).toMatchObject({ columns: 1, sources: 1 })
  await expect(
    together(async () => {
      await ensureColumn(actor, { name: '丁' })
      throw new Error('later')
    }),
  ).rejects.toThrow('later')
  expect(await counts()).toMatchObject({ columns: 1 })
})

test('the line “（原标题：…）” becomes the field of that name, of a text and of an HTML page', async () => {
  const text = capture({ meta: '来源:中国环境报更新时间:2023-05-06\n\n（原标题：饮用水水源排查见闻）' })
  await bring(file('named.txt', text))
  const html = `<html><head><title>守住水源的底线</title></head><body><h1>守住水源的底线</h1>
    <div id="content"><p>（原标题：饮用水水源排查见闻）</p><p>${FIRST}</p><p>${SECOND}</p></div></body></html>`
  await bring(file('named.html', html))
  const articles = await db.article.findMany({ orderBy: { id: 'asc' } })
  expect(articles.map(({ originalTitle }) => originalTitle)).toEqual(Array(2).fill('饮用水水源排查见闻'))
  for (const { body } of articles) expect(JSON.stringify(body)).not.toContain('原标题')
})
