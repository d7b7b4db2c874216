import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { itemHtml } from '@/lib/feeds/item-html'
import { mediaKeys } from '@/lib/media/stored-keys'
import { bodyText } from './body-text'
import { docLines } from './diff'
import { hrefsIn } from './links'
import { picturesIn } from './pictures'
import { renderDoc } from './render'
import { salvage } from './salvage'
import { type Doc, docSchema } from './schema'
import { docText, excerpt, wordCount } from './text'

const text = (words: string, ...marks: object[]) => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 ? { marks } : {}),
})
const paragraph = (...content: object[]) => ({ type: 'paragraph', content })

/** A body with a block of every kind. */
const WHOLE = docSchema.parse({
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 2 }, content: [text('潮间带')] },
    paragraph(
      text('退潮之后', { type: 'bold' }),
      text('，滩涂上', { type: 'link', attrs: { href: 'https://a.example/' } }),
      {
        type: 'footnote',
        attrs: { text: '一条脚注' },
      },
    ),
    { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('一'))] }] },
    { type: 'blockquote', content: [paragraph(text('引文'))] },
    { type: 'image', attrs: { src: '/media/abc-640.webp', alt: '滩涂', title: '图' } },
    { type: 'pullQuote', attrs: { cite: '某人' }, content: [text('金句')] },
    { type: 'callout', attrs: { tone: 'note', title: '注意' }, content: [paragraph(text('内容'))] },
    {
      type: 'table',
      content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph(text('格'))] }] }],
    },
  ],
})

/** Everything that a page, a feed, a search or a save reads out of a body. */
const READERS: Record<string, (doc: Doc) => unknown> = {
  renderDoc,
  docText,
  bodyText,
  docLines,
  hrefsIn,
  picturesIn,
  mediaKeys,
  wordCount,
  excerpt: (doc) => excerpt(doc, 80),
  itemHtml: (body) =>
    itemHtml({ url: 'https://a.example/', body, cover: null, source: null, corrections: [] } as Parameters<
      typeof itemHtml
    >[0]),
}

/** Every place in a value, by its way. */
function places(value: unknown, way: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [way]
  return [way, ...Object.entries(value).flatMap(([key, one]) => places(one, [...way, key]))]
}

function damage(value: unknown, way: string[], by: unknown): unknown {
  const [key, ...rest] = way
  if (key === undefined) return by
  const copy = structuredClone(value) as Record<string, unknown>
  copy[key] = damage(copy[key], rest, by)
  if (rest.length === 0 && by === undefined) delete copy[key]
  return copy
}

const ALL = places(WHOLE).slice(1)
const anything = fc.oneof(
  fc.constantFrom(
    undefined,
    null,
    0,
    -1,
    1e21,
    true,
    '',
    'x',
    [],
    {},
    [null],
    [[]],
    { type: 'text' },
    { content: null },
  ),
  fc.constantFrom('doc', 'heading', 'table', 'tableRow', 'image', 'gallery', 'footnote', 'nothing of ours'),
)

const damages = fc.array(fc.tuple(fc.constantFrom(...ALL), anything), { minLength: 1, maxLength: 3 })

function damaged(by: [string[], unknown][]): unknown {
  let body: unknown = WHOLE
  for (const [way, value] of by)
    try {
      body = damage(body, way, value)
    } catch {
      // What it would have damaged is gone already.
    }
  return body
}

test('a body that was damaged anywhere is shown as far as it can be, and breaks nothing that reads it (R-34)', () => {
  fc.assert(
    fc.property(damages, (by) => {
      const body = damaged(by)
      for (const [name, read] of Object.entries(READERS))
        expect(() => read(body as Doc), `${name} of ${JSON.stringify(body)}`).not.toThrow()
      expect(renderDoc(body as Doc)).not.toMatch(/<script|javascript:|on\w+=/)
    }),
    { numRuns: 1_000, seed: 34 },
  )
})

test.each([[null], [7], ['一句话'], [[]], [{}]])(
  'a body that is %j altogether breaks nothing that reads it',
  (body) => {
    for (const [name, read] of Object.entries(READERS)) expect(() => read(body as never), name).not.toThrow()
  },
)

/** Every word that somebody wrote, wherever the damage has left it. */
function written(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) =>
    key === 'text' && typeof one === 'string' ? [one] : written(one),
  )
}

describe('salvage', () => {
  test('nothing is done to a body that is whole', () => expect(salvage(WHOLE)).toBeNull())

  test('a damaged body becomes one that the editor takes, with every word that is left (R-34)', () => {
    fc.assert(
      fc.property(damages, (by) => {
        const body = damaged(by)
        const saved = salvage(body)
        const shown = saved ?? body
        expect(docSchema.safeParse(shown).success).toBe(true)
        const text = JSON.stringify(shown)
        const lost = written(body).filter((words) => !text.includes(JSON.stringify(words).slice(1, -1)))
        expect(lost, JSON.stringify(body)).toEqual([])
      }),
      { numRuns: 1_000, seed: 34 },
    )
  })

  test('what is whole beside the damage stays as it was', () => {
    const [heading, linked, ...rest] = WHOLE.content
    const broken = {
      type: 'blockquote',
      content: [paragraph(text('留下')), { type: '未知', text: '也留下' }],
    }
    const saved = salvage({ type: 'doc', content: [heading, broken, linked, null, ...rest] })
    expect(saved?.content).toEqual([
      heading,
      paragraph(text('留下')),
      paragraph(text('也留下')),
      linked,
      ...rest,
    ])
  })

  test.each([
    ['nothing', null, ''],
    ['a word', '一句话', '一句话'],
    ['a list', [paragraph(text('一'))], ''],
    [
      'a link to nowhere',
      { type: 'doc', content: [paragraph(text('词', { type: 'link', attrs: { href: 'javascript:1' } }))] },
      '词',
    ],
    ['more blocks than fit', { type: 'doc', content: Array(5_003).fill(paragraph(text('段'))) }, '段'],
  ])('%s', (_name, body, words) => {
    const saved = salvage(body)
    expect(docSchema.safeParse(saved).success).toBe(true)
    expect(docText(saved as Doc)).toContain(words)
  })
})
