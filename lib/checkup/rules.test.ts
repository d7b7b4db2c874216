import { expect, test } from 'vitest'
import type { RevisionContent } from '@/lib/articles/content'
import { hrefsIn } from '@/lib/content/links'
import type { Block, Doc } from '@/lib/content/schema'
import { chooseLinks, MOST_ASKED, MOST_OF_A_SITE } from './ask-links'
import { type CheckedColumn, columnFindings } from './column-rules'
import { CSV_HEAD, findingLine } from './csv'
import { nightDue } from './due'
import { type CheckedPiece, pieceFindings, titleWidth } from './piece-rules'
import { CHECKUP_KINDS } from './schema'

const NOW = new Date('2026-03-02T02:00:00Z')
const days = (n: number) => new Date(NOW.getTime() - n * 86_400_000)

const body = (...content: Block[]): Doc => ({ type: 'doc', content })
const words = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const figure = (alt: string, decorative?: true): Block => ({
  type: 'image',
  attrs: {
    src: '/media/a-960.webp',
    alt,
    title: '',
    width: null,
    height: null,
    ...(decorative ? { decorative } : {}),
  },
})

const content: RevisionContent = {
  ...{ title: '题', leadTitle: '', subTitle: '', summary: '', columnId: 1, cover: null, origin: 'ORIGINAL' },
  ...{ source: null, sourceUrl: '', authorNote: '', editorName: '', wordCount: 3, tags: [], bylines: [] },
  body: body(words('一二三')),
}
const piece = (over: Partial<CheckedPiece> = {}): CheckedPiece => ({
  ...{ articleId: 7, title: '题', publishedAt: days(3), updatedAt: days(2), begunAt: days(4) },
  ...{ cover: null, content },
  ...over,
})
const found = (over: Partial<CheckedPiece>) =>
  pieceFindings(piece(over), NOW).map(({ kind, detail }) => `${kind} ${detail}`)

test('a piece with nothing wrong is not on the board', () => {
  expect(found({})).toEqual([])
})

test.each([
  ['水'.repeat(30), 30, false],
  ['水'.repeat(31), 31, true],
  ['PM2.5'.repeat(12), 30, false],
  [`${'PM2.5'.repeat(12)}水`, 31, true],
])('the title %s is %d wide', (title, width, isLong) => {
  expect(titleWidth(title)).toBe(width)
  expect(found({ title })).toEqual(isLong ? [`LONG_TITLE 标题 ${width} 个字宽`] : [])
})

test.each([
  ['in the future', { publishedAt: days(-1), updatedAt: days(-1) }, '还没有到'],
  ['before the web', { publishedAt: new Date('1970-01-01T00:00:00Z'), begunAt: null }, '早得不合理'],
  ['changed before it came out', { updatedAt: days(5) }, '早于发布时间'],
  ['before it was begun', { begunAt: days(1), updatedAt: days(0) }, '早于建稿日期'],
])('a date %s is odd', (_what, over, said) => {
  const [finding, ...others] = found(over)
  expect(finding).toContain('ODD_DATE')
  expect(finding).toContain(said)
  expect(others).toEqual([])
})

test('what an import brought may be older than its draft', () => {
  expect(found({ publishedAt: days(4000), begunAt: null })).toEqual([])
})

test('a reprint of an archive names what is missing', () => {
  const reprint = {
    ...content,
    origin: 'REPRINT' as const,
    source: { id: 1, name: '某报' },
    authorNote: '某人',
  }
  expect(found({ content: reprint })).toEqual([
    'MISSING_SOURCE 转载须填写原标题，没有改过的照填；转载须填写原文网址',
  ])
})

test('pictures without words are counted, decorative ones are not, and the cover is one of them', () => {
  const pictures = { ...content, body: body(figure(''), figure('河'), figure('', true), figure(' ')) }
  expect(found({ content: pictures, cover: { alt: '', decorative: false } })).toEqual([
    'MISSING_ALT 正文有 2 张图片没有替代文字；题图没有替代文字',
  ])
  expect(found({ cover: { alt: '', decorative: true } })).toEqual([])
})

const column = (id: number, over: Partial<CheckedColumn>): CheckedColumn => ({
  ...{ id, parentId: null, targetDays: null, newest: days(1) },
  ...over,
})

test('a column is measured by its own target, and by what is below it', () => {
  const columns = [
    column(1, { targetDays: 7, newest: days(7) }),
    column(2, { targetDays: 7, newest: days(8) }),
    column(3, { newest: days(900) }),
    column(4, { newest: null }),
    column(5, { targetDays: 3, newest: null }),
    column(6, { targetDays: 3, newest: days(20) }),
    column(7, { parentId: 6, newest: days(2) }),
    column(8, { newest: null }),
    column(9, { parentId: 8, newest: null }),
    column(10, { parentId: 9, newest: days(1) }),
  ]
  expect(columnFindings(columns, NOW).map(({ kind, columnId }) => `${kind} ${columnId}`)).toEqual([
    'STALE_COLUMN 2',
    'EMPTY_COLUMN 4',
    'EMPTY_COLUMN 5',
  ])
  expect(columnFindings(columns, NOW)[0]?.detail).toBe(
    '目标是每 7 天至少一篇，最近一篇在 2026-02-22，已过 8 天',
  )
})

test('the night begins at three on the newsroom’s clock', () => {
  expect(nightDue(new Date('2026-03-01T18:59:00Z'))).toBeNull()
  expect(nightDue(new Date('2026-03-01T19:00:00Z'))).toEqual(new Date('2026-03-02T00:00:00Z'))
  expect(nightDue(new Date('2026-03-02T15:59:00Z'))).toEqual(new Date('2026-03-02T00:00:00Z'))
})

test('a site with many links is asked about some of them, and a run asks so many in all', () => {
  const one = Array.from({ length: 100 }, (_, n) => `https://one.example.org/${n}`)
  const many = Array.from({ length: 900 }, (_, n) => `https://${n}.example.org/`)
  const chosen = chooseLinks([...one, ...many])
  expect(chosen.filter((href) => href.startsWith('https://one.'))).toEqual(one.slice(0, MOST_OF_A_SITE))
  expect(chosen).toHaveLength(MOST_ASKED)
})

test('links are found in words, in cards and in tables, each once', () => {
  const link = (href: string) => ({
    type: 'paragraph' as const,
    content: [{ type: 'text' as const, text: '见', marks: [{ type: 'link' as const, attrs: { href } }] }],
  })
  const doc = body(
    link('https://a.example.org/'),
    { type: 'blockquote', content: [link('/articles/1'), link('https://a.example.org/')] },
    {
      type: 'table',
      content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [link('/b')] }] }],
    },
    { type: 'video', attrs: { href: 'https://v.example.org/1', title: '', site: '', cover: '' } },
  )
  expect(hrefsIn(doc)).toEqual(['https://a.example.org/', '/articles/1', '/b', 'https://v.example.org/1'])
})

test('a line of the export has as many cells as there are heads, and no formula (S-48)', () => {
  const line = findingLine(
    {
      ...{ kind: 'DEAD_LINK_OUT', detail: '对方没有这个页面（404）', href: '=cmd' },
      ...{ column: null, article: { id: 7, title: '一,二' } },
    },
    (path) => `https://news.example.cn${path}`,
  )
  expect(line).toBe(
    `${CHECKUP_KINDS.DEAD_LINK_OUT.label},"《一,二》",对方没有这个页面（404）,'=cmd,https://news.example.cn/articles/7,https://news.example.cn/admin/articles/7\r\n`,
  )
  expect(CSV_HEAD.split(',')).toHaveLength(6)
})
