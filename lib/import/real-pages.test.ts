import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { docText } from '@/lib/content/text'
import { siteDate } from '@/lib/time'
import { fold } from './boilerplate'
import type { Reading } from './captured-page'
import { preparePage } from './plan'
import { readPage } from './read-page'

const shared = join(import.meta.dirname, '../../../shared')
const seeds = join(shared, 'seed')
const pages = join(shared, 'datasets/html-pages')
const NOW = new Date('2026-01-01T00:00:00Z')

describe.runIf(existsSync(seeds))('the captured page the project starts from', () => {
  const reading = () => readPage(readFileSync(join(seeds, readdirSync(seeds)[0] ?? '')))

  test('title, column, source, date and office', () => {
    const found = reading()
    expect(found).toMatchObject({
      ok: true,
      page: {
        title: '借鉴质量管理小组活动经验推动清洁生产',
        column: '环球扫描',
        source: '中国环境报',
        publishedAt: new Date('2021-04-11T16:00:00Z'),
        authors: [],
        authorNote: '河南省生态环境厅二级巡视员',
      },
    })
  })

  test('ten paragraphs, punctuated as the press does, without ticker, byline, pictures and footer', () => {
    const found = reading()
    if (!found.ok) throw new Error(found.reason)
    const { body } = preparePage(found.page, { keepPunctuation: false }, NOW)
    const text = docText(body)
    expect(body.content.map(({ type }) => type)).toEqual(Array(10).fill('paragraph'))
    expect(text).toMatch(/^今年2月，国务院印发《关于加快建立健全绿色低碳循环发展经济体系的指导意见》，提出/)
    expect(text).toMatch(/清洁生产技术的研发与推广体系等。$/)
    expect(text).toContain('质量管理小组（QC小组）')
    expect(text).not.toMatch(/[,;:?()]|作者系|热点图文|版权所有|您的位置|欢迎您/)
    expect(docText(preparePage(found.page, { keepPunctuation: true }, NOW).body)).toContain('今年2月,国务院')
  })
})

type Expected = { file: string; kind: 'article' | 'list'; title: string; date: string | null }

/** Words of menus, footers and neighbours that no body of these pages holds in earnest. */
const NAVIGATION =
  /版权所有|ICP备|公网安备|上一篇|下一篇|相关阅读|相关新闻|热门推荐|猜你喜欢|网站地图|联系我们|友情链接|关于我们|返回首页|加入收藏|设为首页|扫描.{0,8}二维码|Copyright|当前位置|您的位置|责任编辑/

describe.runIf(existsSync(pages))('saved pages of many sites', () => {
  const expected = () =>
    readFileSync(join(pages, 'expected.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Expected)
  const readAll = () =>
    expected().map((one): Expected & { reading: Reading } => ({
      ...one,
      reading: readPage(readFileSync(join(pages, one.file))),
    }))

  test('titles ≥ 90 %, dates ≥ 75 %, lists refused, bodies free of navigation', { timeout: 60_000 }, () => {
    const all = readAll()
    const lists = all.filter(({ kind }) => kind === 'list')
    expect(lists.map(({ reading }) => reading.ok || reading.reason)).toEqual(
      lists.map(() => '这是列表页，不是一篇文章'),
    )
    const articles = all.filter(({ kind }) => kind === 'article')
    const hits = articles.filter(
      ({ title, reading }) => reading.ok && fold(reading.page.title) === fold(title),
    )
    const dated = articles.filter(({ date }) => date !== null)
    const onDay = dated.filter(
      ({ date, reading }) =>
        reading.ok && reading.page.publishedAt && siteDate(reading.page.publishedAt) === date,
    )
    expect(hits.length / articles.length).toBeGreaterThanOrEqual(0.9)
    expect(onDay.length / dated.length).toBeGreaterThanOrEqual(0.75)
    const bodies = articles.map(({ file, reading }) => ({
      file,
      text: reading.ok ? docText(reading.page.body) : '',
    }))
    expect(bodies.filter(({ text }) => text === '').map(({ file }) => file)).toEqual([])
    expect(
      bodies.flatMap(({ file, text }) => NAVIGATION.exec(text)?.map((found) => `${file}: ${found}`) ?? []),
    ).toEqual([])
  })
})
