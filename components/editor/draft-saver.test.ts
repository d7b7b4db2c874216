import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DraftSaver, type SaveState, type Sent } from './draft-saver'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A saver over a text, with answers that the test gives when it likes. */
function desk() {
  const screen = { text: '' }
  const sent: { draft: string; version: number | null }[] = []
  const answers: ((answer: Sent) => void)[] = []
  const states: SaveState['kind'][] = []
  const saver = new DraftSaver({
    read: () => screen.text,
    ref: { id: 1, version: 1 },
    onState: ({ kind }) => states.push(kind),
    send: (draft, ref) => {
      sent.push({ draft, version: ref?.version ?? null })
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
  return { saver, sent, states, type, answer }
}
const ok = (version: number): Sent => ({ ok: true, ref: { id: 1, version } })

test('saves once, two seconds after the last change', async () => {
  const { sent, type, answer, states } = desk()
  type('a')
  await vi.advanceTimersByTimeAsync(1_500)
  type('ab')
  await vi.advanceTimersByTimeAsync(1_999)
  expect(sent).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  await answer(ok(2))
  expect(sent).toEqual([{ draft: 'ab', version: 1 }])
  expect(states).toEqual(['dirty', 'dirty', 'saving', 'saved'])
})

test('never has two requests under way; what changed meanwhile goes with the new version', async () => {
  const { saver, sent, type, answer } = desk()
  type('a')
  const flushed = saver.flush()
  type('ab')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(sent).toHaveLength(1)
  await answer(ok(2))
  await answer(ok(3))
  expect(await flushed).toBe(true)
  expect(sent).toEqual([
    { draft: 'a', version: 1 },
    { draft: 'ab', version: 2 },
  ])
  expect(saver.unsaved).toBe(false)
})

test('what was typed during an autosave is saved by the next one', async () => {
  const { sent, type, answer } = desk()
  type('a')
  await vi.advanceTimersByTimeAsync(2_000)
  type('ab')
  await vi.advanceTimersByTimeAsync(5_000)
  await answer(ok(2))
  await vi.advanceTimersByTimeAsync(2_000)
  expect(sent.map(({ draft }) => draft)).toEqual(['a', 'ab'])
})

test('a change taken back is not sent', async () => {
  const { saver, sent, type } = desk()
  type('a')
  type('')
  expect(await saver.flush()).toBe(true)
  expect(sent).toEqual([])
})

test('a conflict stops saving and leaves the draft unsaved', async () => {
  const { saver, sent, type, answer, states } = desk()
  type('mine')
  const flushed = saver.flush()
  await answer({ ok: false, state: { kind: 'conflict', message: '' } })
  expect(await flushed).toBe(false)
  type('mine again')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(await saver.flush()).toBe(false)
  expect(sent).toHaveLength(1)
  expect(states.at(-1)).toBe('conflict')
  expect(saver.unsaved).toBe(true)
})

test('with nobody answering it tries again by itself, ever less often', async () => {
  const { sent, type, answer, saver } = desk()
  const away: Sent = { ok: false, state: { kind: 'unreachable', message: '' } }
  type('a')
  await vi.advanceTimersByTimeAsync(2_000)
  await answer(away)
  await vi.advanceTimersByTimeAsync(5_000)
  expect(sent).toHaveLength(2)
  await answer(away)
  await vi.advanceTimersByTimeAsync(9_999)
  expect(sent).toHaveLength(2)
  await vi.advanceTimersByTimeAsync(1)
  await answer(ok(2))
  expect(sent).toHaveLength(3)
  expect(saver.unsaved).toBe(false)
})
