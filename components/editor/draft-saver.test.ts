import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DraftSaver, type SaveState, type Sending, type Sent } from './draft-saver'
import type { Current, DraftText } from './draft-text'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A saver over a text, with answers that the test gives when it likes. */
function desk({ merges = false } = {}) {
  const screen = { text: '' }
  const sent: Sending[] = []
  const answers: ((answer: Sent) => void)[] = []
  const states: SaveState['kind'][] = []
  const acknowledged: { draft: string; settled: boolean }[] = []
  const saver = new DraftSaver({
    read: () => screen.text,
    ref: { id: 1, version: 1 },
    onState: ({ kind }) => states.push(kind),
    onAcknowledged: (draft, _ref, settled) => acknowledged.push({ draft, settled }),
    onConflict: () => merges,
    send: (sending) => {
      sent.push(sending)
      return new Promise((answer) => answers.push(answer))
    },
  })
  const type = (text: string) => {
    screen.text = text
    saver.touch()
  }
  const answer = async (result: Sent) => {
    answers.shift()?.(result)
    await vi.advanceTimersByTimeAsync(0)
  }
  return { saver, sent, states, type, answer, acknowledged }
}
const ok = (version: number): Sent => ({ ok: true, ref: { id: 1, version } })
const away: Sent = { ok: false, state: { kind: 'unreachable', message: '' } }
const theirs = (version: number, saveId: string | null): Sent => ({
  ok: false,
  message: '',
  current: { id: 1, version, saveId, byName: null, at: '', draft: {} as DraftText } satisfies Current,
})

test('saves once, a second after the last change', async () => {
  const { sent, type, answer, states } = desk()
  type('a')
  await vi.advanceTimersByTimeAsync(900)
  type('ab')
  await vi.advanceTimersByTimeAsync(999)
  expect(sent).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  await answer(ok(2))
  expect(sent).toMatchObject([{ draft: 'ab', ref: { version: 1 } }])
  expect(states).toEqual(['dirty', 'dirty', 'saving', 'saved'])
})

test('somebody who never pauses is saved every five seconds all the same', async () => {
  const { sent, type, answer } = desk()
  for (let n = 1; n <= 24; n += 1) {
    type('a'.repeat(n))
    await vi.advanceTimersByTimeAsync(500)
    if (sent.length > 0) await answer(ok(1 + sent.length))
  }
  expect(sent.map(({ draft }) => draft.length)).toEqual([10, 20])
})

test('never has two requests under way; what changed meanwhile goes with the new version (R-04)', async () => {
  const { saver, sent, type, answer, acknowledged } = desk()
  type('a')
  const flushed = saver.flush()
  type('ab')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(sent).toHaveLength(1)
  await answer(ok(2))
  await answer(ok(3))
  expect(await flushed).toBe(true)
  expect(sent).toMatchObject([
    { draft: 'a', ref: { version: 1 } },
    { draft: 'ab', ref: { version: 2 } },
  ])
  expect(acknowledged).toEqual([
    { draft: 'a', settled: false },
    { draft: 'ab', settled: true },
  ])
  expect(saver.unsaved).toBe(false)
})

test('a change taken back is not sent', async () => {
  const { saver, sent, type } = desk()
  type('a')
  type('')
  expect(await saver.flush()).toBe(true)
  expect(sent).toEqual([])
})

test('what needs a person stops saving until it is decided, and the lost text goes along', async () => {
  const { saver, sent, type, answer, states } = desk()
  type('mine')
  const flushed = saver.flush()
  await answer(theirs(5, null))
  expect(await flushed).toBe(false)
  type('mine again')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(await saver.flush()).toBe(false)
  expect(sent).toHaveLength(1)
  expect(states.at(-1)).toBe('conflict')
  expect(saver.unsaved).toBe(true)
  saver.rebase({ id: 1, version: 5 }, 'mine again')
  await vi.advanceTimersByTimeAsync(0)
  expect(sent[1]).toMatchObject({ ref: { version: 5 }, lost: 'mine again' })
  await answer(ok(7))
  expect(saver.unsaved).toBe(false)
})

test('what merges goes on by itself from the other version', async () => {
  const { saver, sent, type, answer, states } = desk({ merges: true })
  type('mine')
  const flushed = saver.flush()
  await answer(theirs(5, 'another save'))
  await answer(ok(6))
  expect(await flushed).toBe(true)
  expect(sent).toMatchObject([{ ref: { version: 1 } }, { ref: { version: 5 }, lost: null }])
  expect(states).not.toContain('conflict')
})

test('a save whose answer was lost is recognised, and is no conflict (R-04)', async () => {
  const { saver, sent, type, answer, states } = desk()
  type('a')
  await vi.advanceTimersByTimeAsync(1_000)
  await answer(away)
  type('ab')
  await vi.advanceTimersByTimeAsync(2_000)
  expect(sent[1]?.saveId).not.toBe(sent[0]?.saveId)
  await answer(theirs(2, sent[0]?.saveId ?? ''))
  await vi.advanceTimersByTimeAsync(0)
  expect(sent[2]).toMatchObject({ draft: 'ab', ref: { version: 2 } })
  await answer(ok(3))
  expect(states).not.toContain('conflict')
  expect(saver.unsaved).toBe(false)
})

test('the same text sent again goes under the same name', async () => {
  const { sent, type, answer } = desk()
  type('a')
  await vi.advanceTimersByTimeAsync(1_000)
  await answer(away)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(sent[1]?.saveId).toBe(sent[0]?.saveId)
})

test('with nobody answering it tries again by itself, ever less often, and typing changes nothing about it', async () => {
  const { sent, type, answer, saver, states } = desk()
  type('a')
  await vi.advanceTimersByTimeAsync(1_000)
  await answer(away)
  type('ab')
  expect(states.at(-1)).toBe('unreachable')
  await vi.advanceTimersByTimeAsync(2_000)
  expect(sent).toHaveLength(2)
  await answer(away)
  await vi.advanceTimersByTimeAsync(3_999)
  expect(sent).toHaveLength(2)
  saver.retry()
  await vi.advanceTimersByTimeAsync(0)
  await answer(ok(2))
  expect(sent).toHaveLength(3)
  expect(saver.unsaved).toBe(false)
})

test('without a session it waits for one', async () => {
  const { saver, sent, type, answer, states } = desk()
  type('a')
  await vi.advanceTimersByTimeAsync(1_000)
  await answer({ ok: false, state: { kind: 'signedOut' } })
  await vi.advanceTimersByTimeAsync(600_000)
  expect(sent).toHaveLength(1)
  expect(states.at(-1)).toBe('signedOut')
  saver.retry()
  await vi.advanceTimersByTimeAsync(0)
  await answer(ok(2))
  expect(saver.unsaved).toBe(false)
})

test('what was typed while a refusal was on its way is sent by itself', async () => {
  const { sent, type, answer } = desk()
  type('no title')
  await vi.advanceTimersByTimeAsync(1_000)
  type('a title')
  await answer({ ok: false, state: { kind: 'refused', message: '', fields: {} } })
  await vi.advanceTimersByTimeAsync(1_000)
  expect(sent.map(({ draft }) => draft)).toEqual(['no title', 'a title'])
})

test('a piece that may not be saved as it stands is refused in words, not merged for ever', async () => {
  const { sent, type, answer, states } = desk({ merges: true })
  type('a')
  await vi.advanceTimersByTimeAsync(1_000)
  await answer(theirs(1, null))
  await vi.advanceTimersByTimeAsync(60_000)
  expect(sent).toHaveLength(1)
  expect(states.at(-1)).toBe('refused')
})
