import { expect, test } from 'vitest'
import type { ActionState } from '@/lib/server/action'
import { Decision } from './decision'

const done: ActionState = { ok: true, data: null }
const stale: ActionState = { ok: false, code: 'CONFLICT', message: '请刷新', fields: {} }

/** A piece at version 3; its saving and catching up may bring in what a colleague wrote. */
function desk({ saving = false, catching = false, answers = [done] }) {
  const merged = { count: 0, byName: null as string | null }
  const saver = { ref: { id: 1, version: 3 } }
  const comeIn = (brings: boolean) => {
    if (!brings) return
    Object.assign(merged, { count: merged.count + 1, byName: '沈望舒' })
    saver.ref = { id: 1, version: saver.ref.version + 1 }
  }
  let brings = saving
  const sent: number[] = []
  const decision = new Decision({
    session: { current: { saver, merged } },
    save: async () => {
      comeIn(brings)
      brings = false
      return true
    },
    catchUp: async () => comeIn(catching),
  })
  const send = () =>
    decision.send(async ({ version }) => {
      sent.push(version)
      return answers.shift() ?? done
    })
  return { decision, send, sent, comeIn }
}

test('what one has seen is decided about at once', async () => {
  const { send, sent } = desk({})
  expect(await send()).toEqual(done)
  expect(sent).toEqual([3])
})

test('a colleague’s words that come in with the saving are looked at first; then the decision counts', async () => {
  const { send, sent } = desk({ saving: true })
  expect(await send()).toMatchObject({ ok: false, message: expect.stringContaining('沈望舒刚刚改过') })
  expect(sent).toEqual([])
  expect(await send()).toEqual(done)
  expect(sent).toEqual([4])
})

test('so are those that came in while the question was open, and no others', async () => {
  const { decision, send, sent, comeIn } = desk({})
  comeIn(true)
  decision.begin()
  expect(await send()).toEqual(done)
  comeIn(true)
  expect(await send()).toMatchObject({ ok: false })
  expect(sent).toEqual([4])
})

test('a version that is no more brings in the one that is, so that the next try is about it', async () => {
  const { send, sent } = desk({ catching: true, answers: [stale, done] })
  expect(await send()).toMatchObject({ ok: false, message: expect.stringContaining('已经并入') })
  expect(await send()).toEqual(done)
  expect(sent).toEqual([3, 4])
})

test('another conflict is said as it is', async () => {
  const { send } = desk({ answers: [stale] })
  expect(await send()).toEqual(stale)
})
