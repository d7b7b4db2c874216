import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Anchor, anchorAt, locate, moveAnchors } from './anchor'

const TEXT = [
  '退潮之后，滩涂上全是脚印。勺嘴鹬在泥里来回扫，一分钟能试二十多次。',
  '当地人说，滩涂不是荒地。它养活了两万多户人，也养活了从西伯利亚飞来的鸟。',
  '十年前，这里的氨氮浓度是每升 2.4 毫克。如今降到了 0.6 毫克。',
].join('\n')

function on(quote: string, text = TEXT): Anchor {
  const startAt = text.indexOf(quote)
  if (startAt < 0) throw new Error(`${quote} is not in the text`)
  return anchorAt(text, { startAt, endAt: startAt + quote.length })
}

/** What the anchor on `quote` hangs on once the text has become `after`; null when its words are gone. */
function moved(quote: string, after: string): string | null {
  const [anchor] = moveAnchors(TEXT, after, [on(quote)])
  if (!anchor || anchor.startAt === null || anchor.endAt === null) return null
  expect(after.slice(anchor.startAt, anchor.endAt)).toBe(anchor.quote)
  return anchor.quote
}

test.each([
  ['before it in the line', '滩涂不是荒地', ['当地人说', '当地的老人都说'], '滩涂不是荒地'],
  ['after it in the line', '滩涂不是荒地', ['养活了两万多户人', '养活过两万户'], '滩涂不是荒地'],
  ['a new line before it', '氨氮浓度', ['十年前，', '新的一段。\n十年前，'], '氨氮浓度'],
  ['the line is cut in two', '它养活了两万多户人', ['荒地。它', '荒地。\n它'], '它养活了两万多户人'],
  ['two lines become one', '十年前', ['鸟。\n十年', '鸟。十年'], '十年前'],
  ['words put right before it', '二十多次', ['二十多次', '大约二十多次'], '二十多次'],
  ['words put right behind it', '二十多次', ['二十多次', '二十多次以上'], '二十多次'],
  ['words put inside it', '滩涂不是荒地', ['不是荒地', '从来不是荒地'], '滩涂从来不是荒地'],
  ['a part of it goes', '从西伯利亚飞来的鸟', ['从西伯利亚飞来的鸟', '西伯利亚的鸟'], '西伯利亚的鸟'],
  ['its end is put differently', '每升 2.4 毫克', ['2.4 毫克', '24 微克'], '每升 24 微克'],
  ['it is replaced in its line', '2.4', ['2.4', '3.1'], '3.1'],
  ['it goes', '勺嘴鹬在泥里来回扫，', ['勺嘴鹬在泥里来回扫，', ''], null],
  ['its line goes', '养活了两万多户人', [TEXT.split('\n')[1] ?? '', ''], null],
] as const)('%s', (_what, quote, [from, to], expected) => {
  expect(TEXT).toContain(from)
  expect(moved(quote, TEXT.replace(from, to))).toBe(expected)
})

test('a line that is written anew leaves nothing, however many characters are the same by chance', () => {
  const anew = '省里昨天通报了三起案件，涉案人员都已移交，后续情况会及时向社会公布的是这些。'
  expect(moved('它养活了两万多户人', TEXT.replace(TEXT.split('\n')[1] ?? '', anew))).toBeNull()
})

test('a line that changes its place takes its anchors along', () => {
  const [first, second, third] = TEXT.split('\n')
  expect(moved('从西伯利亚飞来的鸟', [second, first, third].join('\n'))).toBe('从西伯利亚飞来的鸟')
  expect(moved('一分钟能试二十多次', [second, third, first].join('\n'))).toBe('一分钟能试二十多次')
})

test('what was deleted is found again when it comes back, and only by what stood around it when it is short', () => {
  const without = TEXT.replace('勺嘴鹬在泥里来回扫，', '')
  const [gone] = moveAnchors(TEXT, without, [on('勺嘴鹬')])
  expect(gone).toMatchObject({ quote: '勺嘴鹬', startAt: null, endAt: null })
  if (!gone) return
  const [elsewhere] = moveAnchors(without, without.replace('十年前', '勺嘴鹬很少，十年前'), [gone])
  expect(elsewhere?.startAt).toBeNull()
  const [back] = moveAnchors(without, TEXT, [gone])
  expect(back).toMatchObject(on('勺嘴鹬'))
})

test('the whole piece is not a place, and stays none', () => {
  const whole = { quote: '', prefix: '', suffix: '', startAt: null, endAt: null }
  expect(moveAnchors('旧', '新', [whole])).toEqual([whole])
})

test('a mark is located where it was, or by its surroundings when the text has moved on', () => {
  const mark = on('滩涂不是荒地')
  expect(locate(TEXT, mark)).toEqual({ startAt: mark.startAt, endAt: mark.endAt })
  const after = `新的一段，也说滩涂不是荒地。\n${TEXT}`
  expect(locate(after, mark)?.startAt).toBe((mark.startAt ?? 0) + after.length - TEXT.length)
  expect(locate('完全是另一篇。', mark)).toBeNull()
  expect(locate(TEXT, { ...mark, quote: '' })).toBeNull()
})

const words = fc.string({ unit: fc.constantFrom(...'水土气声渣，。的是了在\n'), maxLength: 60 })
const marked = fc.string({ unit: fc.constantFrom(...'甲乙丙丁戊己庚辛壬癸𠮷'), minLength: 4, maxLength: 30 })

test('edits elsewhere never move or lose an anchor', () => {
  fc.assert(
    fc.property(words, words, words, words, marked, (before, after, newBefore, newAfter, quote) => {
      const anchor = anchorAt(before + quote + after, {
        startAt: before.length,
        endAt: before.length + quote.length,
      })
      const [now] = moveAnchors(before + quote + after, newBefore + quote + newAfter, [anchor])
      expect(now).toMatchObject({ quote, startAt: newBefore.length })
    }),
    { numRuns: 1000 },
  )
})

test('edits inside keep an anchor on the same stretch while a recognisable part of it is left', () => {
  const parts = fc.tuple(
    marked,
    fc.nat(),
    fc.nat(),
    fc.string({ unit: fc.constantFrom(...'子丑寅卯'), maxLength: 12 }),
  )
  fc.assert(
    fc.property(words, words, parts, (before, after, [quote, one, other, put]) => {
      const characters = [...quote]
      const [from, to] = [one % characters.length, other % characters.length].sort((a, b) => a - b)
      const head = characters.slice(0, from).join('')
      const tail = characters.slice(to).join('')
      fc.pre(Math.max([...head].length, [...tail].length) >= 4)
      const anchor = anchorAt(before + quote + after, {
        startAt: before.length,
        endAt: before.length + quote.length,
      })
      const [now] = moveAnchors(before + quote + after, before + head + put + tail + after, [anchor])
      expect(now?.startAt).not.toBeNull()
      // It never reaches into what stands around it, and never lets go of what is left at its ends.
      expect(`${head}${put}${tail}`).toContain(now?.quote)
      if (head !== '') expect(now?.quote.startsWith([...head][0] ?? '')).toBe(true)
      if (tail !== '') expect(now?.quote.endsWith([...tail].at(-1) ?? '')).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

test('several edits at once are the same as nothing to an anchor that they do not touch', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(), words), { maxLength: 6 }), (edits) => {
      const quote = '勺嘴鹬在泥里来回扫'
      const at = TEXT.indexOf(quote)
      let [head, tail] = [TEXT.slice(0, at), TEXT.slice(at + quote.length)]
      for (const [place, put] of edits) {
        if (place % 2 === 0)
          head = head.slice(0, place % (head.length + 1)) + put + head.slice((place % (head.length + 1)) + 2)
        else
          tail = tail.slice(0, place % (tail.length + 1)) + put + tail.slice((place % (tail.length + 1)) + 2)
      }
      const [now] = moveAnchors(TEXT, head + quote + tail, [on(quote)])
      expect(now).toMatchObject({ quote, startAt: head.length })
    }),
    { numRuns: 500 },
  )
})
