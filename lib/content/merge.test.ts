import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalText } from './canonical'
import { mergeBlocks, resolveBlocks } from './merge'
import type { Block } from './schema'

const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const paragraphs = (...texts: string[]) => texts.map(paragraph)
const LONG = {
  river: '退潮之后滩涂上全是脚印和贝壳',
  night: '半夜十一点桥下的水忽然急了起来',
  smoke: '喷漆房的排气筒离地面只有三米高',
}

/** Few letters, so that blocks repeat; some long enough to be alike. */
const block = fc.oneof(
  fc.constantFrom('甲', '乙', '丙', '', ...Object.values(LONG)).map(paragraph),
  fc
    .tuple(fc.constantFrom(...Object.values(LONG)), fc.constantFrom('一', '二', '三'))
    .map(([text, more]) => paragraph(text + more)),
  fc.constant<Block>({ type: 'horizontalRule' }),
)
const body = fc.array(block, { maxLength: 9 })
const settled = (base: Block[], mine: Block[], theirs: Block[]) => {
  const pieces = mergeBlocks(base, mine, theirs)
  expect(pieces.filter(({ kind }) => kind === 'open')).toEqual([])
  return pieces.flatMap((piece) => (piece.kind === 'settled' ? piece.blocks : []))
}

test('what one side alone did is the result, whatever it is', () => {
  fc.assert(
    fc.property(body, body, (base, changed) => {
      expect(settled(base, base, changed)).toEqual(changed)
      expect(settled(base, changed, base)).toEqual(changed)
      expect(settled(base, changed, changed)).toEqual(changed)
    }),
    { numRuns: 500 },
  )
})

/** How often each text occurs. */
function counted(blocks: Block[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const one of blocks) counts.set(canonicalText(one), (counts.get(canonicalText(one)) ?? 0) + 1)
  return counts
}

test('nothing that either side wrote is left out: it is in the text or in a choice', () => {
  fc.assert(
    fc.property(body, body, body, (base, mine, theirs) => {
      const pieces = mergeBlocks(base, mine, theirs)
      const shown = counted(
        pieces.flatMap((piece) =>
          piece.kind === 'settled' ? piece.blocks : [...piece.mine, ...piece.theirs],
        ),
      )
      const were = counted(base)
      for (const side of [mine, theirs])
        for (const [key, count] of counted(side))
          expect(shown.get(key) ?? 0).toBeGreaterThanOrEqual(count - (were.get(key) ?? 0))
    }),
    { numRuns: 500 },
  )
})

test('the two sides are treated alike', () => {
  fc.assert(
    fc.property(body, body, body, (base, mine, theirs) => {
      const mirrored = mergeBlocks(base, theirs, mine).map((piece) =>
        piece.kind === 'open' ? { ...piece, mine: piece.theirs, theirs: piece.mine } : piece,
      )
      expect(mergeBlocks(base, mine, theirs)).toEqual(mirrored)
    }),
    { numRuns: 300 },
  )
})

test('edits of different paragraphs, also of neighbours, are both kept', () => {
  const base = paragraphs(LONG.river, LONG.night, LONG.smoke)
  const mine = paragraphs(`${LONG.river}。`, LONG.night, LONG.smoke)
  const theirs = paragraphs(LONG.river, `${LONG.night}，他说`, LONG.smoke, '新的一段')
  expect(settled(base, mine, theirs)).toEqual(
    paragraphs(`${LONG.river}。`, `${LONG.night}，他说`, LONG.smoke, '新的一段'),
  )
})

test('one paragraph that both changed stays open, alone, with all three texts', () => {
  const base = paragraphs(LONG.river, LONG.night, LONG.smoke)
  const mine = paragraphs(LONG.river, `${LONG.night}。我写的`, LONG.smoke, '末段')
  const theirs = paragraphs('新的首段', LONG.river, `${LONG.night}。别人写的`, LONG.smoke)
  const pieces = mergeBlocks(base, mine, theirs)
  expect(pieces).toEqual([
    { kind: 'settled', blocks: paragraphs('新的首段', LONG.river) },
    {
      kind: 'open',
      base: paragraphs(LONG.night),
      mine: paragraphs(`${LONG.night}。我写的`),
      theirs: paragraphs(`${LONG.night}。别人写的`),
    },
    { kind: 'settled', blocks: paragraphs(LONG.smoke, '末段') },
  ])
  expect(resolveBlocks(pieces, ['both'])).toHaveLength(6)
  expect(resolveBlocks(pieces, ['mine'])[2]).toEqual(paragraph(`${LONG.night}。我写的`))
})

test('a paragraph that one deleted and the other changed is a choice, not a loss', () => {
  const [kept, gone] = [paragraph(LONG.river), paragraph(LONG.night)]
  const pieces = mergeBlocks([kept, gone], [kept], [kept, paragraph(`${LONG.night}！`)])
  expect(pieces[1]).toEqual({ kind: 'open', base: [gone], mine: [], theirs: [paragraph(`${LONG.night}！`)] })
  expect(resolveBlocks(pieces, ['mine'])).toEqual([kept])
})

test('a text of thousands of paragraphs is merged at once', () => {
  const base = Array.from({ length: 4000 }, (_, n) => paragraph(`第${n}段：${LONG.smoke}`))
  const mine = base.map((one, n) => (n % 100 === 0 ? paragraph(`第${n}段，改过`) : one))
  const theirs = [...base.slice(0, 2000).reverse(), ...base.slice(2000)]
  const began = performance.now()
  mergeBlocks(base, mine, theirs)
  expect(performance.now() - began).toBeLessThan(10_000)
})
