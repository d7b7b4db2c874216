import fc from 'fast-check'
import { expect, test } from 'vitest'
import { itemHtml } from '@/lib/feeds/item-html'
import { mediaKeys } from '@/lib/media/stored-keys'
import { bodyText } from './body-text'
import { docLines } from './diff'
import { hrefsIn } from './links'
import { picturesIn } from './pictures'
import { renderDoc } from './render'
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

test('a body that was damaged anywhere is shown as far as it can be, and breaks nothing that reads it (R-34)', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...ALL), anything), { minLength: 1, maxLength: 3 }),
      (damages) => {
        let body: unknown = WHOLE
        for (const [way, by] of damages)
          try {
            body = damage(body, way, by)
          } catch {
            // What it would have damaged is gone already.
          }
        for (const [name, read] of Object.entries(READERS))
          expect(() => read(body as Doc), `${name} of ${JSON.stringify(body)}`).not.toThrow()
        expect(renderDoc(body as Doc)).not.toMatch(/<script|javascript:|on\w+=/)
      },
    ),
    { numRuns: 1_000, seed: 34 },
  )
})
