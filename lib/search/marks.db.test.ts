import fc from 'fast-check'
import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { fold } from './fold'
import { marksOf, parseQuery, termQuery } from './query'
import { highlight } from './snippet'
import { toTsvector } from './tokens'

const PAIRS = 8000

const written = fc.array(fc.constantFrom('日', '月', '水', '1', 'a', 'B', ' ', '，', '.', '-', '㎡'), {
  maxLength: 9,
})
const asked = fc.tuple(
  fc.constantFrom('', '"'),
  fc.array(fc.constantFrom('日', '月', '水', '1', 'a', 'b', '.', ' ', ' '), { minLength: 1, maxLength: 6 }),
)

test('a term is marked in a text exactly when the index finds the text by it', async () => {
  const pairs = fc
    .sample(fc.tuple(written, asked), PAIRS)
    .map(([text, [mark, said]]) => ({ text: text.join(''), typed: mark + said.join('') + mark }))
    .flatMap(({ text, typed }) => {
      const { terms } = parseQuery(typed)
      const [term] = terms
      return term && terms.length === 1 ? [{ text, typed, term, marks: marksOf({ text: '', terms }) }] : []
    })
  const rows = await db.$queryRaw<{ found: boolean }[]>`
    SELECT vector::tsvector @@ query::tsquery AS found
    FROM unnest(${pairs.map(({ text }) => toTsvector([{ weight: 'A', text: fold(text) }]))}::text[],
      ${pairs.map(({ term }) => termQuery(term))}::text[]) WITH ORDINALITY AS pair(vector, query, n) ORDER BY n`
  const wrong = pairs.filter(({ text, marks }, n) => {
    const marked = marks.every((mark) => highlight(text, [mark]).some(({ hit }) => hit))
    return marked !== rows[n]?.found
  })
  expect(wrong.map(({ text, typed }) => ({ text, typed }))).toEqual([])
  expect(rows.filter(({ found }) => found).length).toBeGreaterThan(100)
})
