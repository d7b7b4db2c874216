import { expect, test } from 'vitest'
import type { DraftText } from './draft-text'
import { packDraft } from './draft-text'
import { type Opened, offerOf } from './journal-offer'
import { expiredWindows, type JournalEntry } from './journal-store'
import { JournalWriter } from './journal-writer'

const blank = { leadTitle: '', subTitle: '', summary: '', columnId: null, cover: null, coverCaption: '' }
const origins = { origin: 'ORIGINAL' as const, source: null, sourceUrl: '', originalTitle: '' }
const rest = { ...origins, authorNote: '', editorName: '' }
const draft = (...texts: string[]): DraftText => ({
  fields: { title: '标题', ...blank, ...rest, tags: [], bylines: [], related: [] },
  body: {
    type: 'doc',
    content: texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
  },
})
const entry = (over: Partial<JournalEntry>): JournalEntry => ({
  window: 'w',
  userId: 1,
  articleId: 7,
  draftKey: 'k',
  version: 3,
  base: packDraft(draft('退潮之后的滩涂')),
  draft: packDraft(draft('退潮之后的滩涂', '本机写的一段')),
  saveIds: [],
  at: 1000,
  ...over,
})
const opened = (version: number, text: DraftText, saveId: string | null = null): Opened => ({
  ref: { id: 7, version },
  saveId,
  draft: text,
})
const BASE = draft('退潮之后的滩涂')

test('text made from what the server has is offered as newer, with what it would make', () => {
  expect(offerOf(entry({}), opened(3, BASE))).toMatchObject({
    kind: 'newer',
    result: draft('退潮之后的滩涂', '本机写的一段'),
  })
})

test('what the server has already is not offered', () => {
  expect(offerOf(entry({}), opened(4, draft('退潮之后的滩涂', '本机写的一段')))).toBeNull()
  expect(offerOf(entry({ draft: packDraft(BASE) }), opened(3, BASE))).toBeNull()
})

test('older text is never offered as newer: what the server has since stays', () => {
  const server = draft('服务器上新写的首段', '退潮之后的滩涂')
  expect(offerOf(entry({}), opened(5, server))).toMatchObject({
    kind: 'aside',
    result: draft('服务器上新写的首段', '退潮之后的滩涂', '本机写的一段'),
  })
  expect(offerOf(entry({ draft: packDraft(BASE) }), opened(5, server))).toBeNull()
})

test('where both wrote one paragraph the choice is open, and until then the server’s stands (R-03)', () => {
  const kept = entry({ draft: packDraft(draft('退潮之后的滩涂，本机')) })
  const offer = offerOf(kept, opened(4, draft('退潮之后的滩涂，服务器')))
  expect(offer?.kind).toBe('aside')
  expect(offer?.merge.pieces).toMatchObject([{ kind: 'open' }])
  expect(offer?.result).toEqual(draft('退潮之后的滩涂，服务器'))
})

test('a save that arrived though its answer was lost counts as the window’s own', () => {
  const kept = entry({ saveIds: ['s1'], draft: packDraft(draft('退潮之后的滩涂，写完了')) })
  expect(offerOf(kept, opened(4, draft('退潮之后的滩涂，写'), 's1'))).toMatchObject({ kind: 'newer' })
})

test('entries go after thirty days, and the oldest when there are too many', () => {
  const day = 86_400_000
  const many = Array.from({ length: 45 }, (_, n) => entry({ window: `w${n}`, at: 40 * day - n }))
  expect(expiredWindows(many, 40 * day)).toEqual(['w40', 'w41', 'w42', 'w43', 'w44'])
  expect(expiredWindows([entry({ at: day }), entry({ window: 'new', at: 39 * day })], 40 * day)).toEqual([
    'w',
  ])
})

test('the journal ends as the newest text however slowly it is written, and empty once the server has it', async () => {
  const log: string[] = []
  const waiting: (() => void)[] = []
  const wait = () => new Promise<void>((go) => waiting.push(go))
  let text = 'a'
  const writer = new JournalWriter({
    window: 'w',
    compose: () => entry({ draft: text }),
    put: async (one) => {
      await wait()
      log.push(one.draft)
    },
    remove: async () => void log.push('removed'),
  })
  const first = writer.note()
  text = 'ab'
  void writer.note()
  text = 'abc'
  void writer.note()
  waiting.shift()?.()
  await expect.poll(() => waiting.length).toBe(1)
  waiting.shift()?.()
  await first
  expect(log).toEqual(['a', 'abc'])
  await writer.clear()
  expect(log.at(-1)).toBe('removed')
})

test('a browser that keeps nothing says so', async () => {
  const writer = new JournalWriter({
    window: 'w',
    compose: () => entry({}),
    put: () => Promise.reject(new Error('private window')),
  })
  await writer.note()
  expect(writer.working).toBe(false)
})
