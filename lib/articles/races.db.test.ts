import { beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { isAppError } from '@/lib/errors'
import { cancelSchedule, moveSchedule, schedulePublication } from '@/lib/schedule/commands'
import { runDue } from '@/lib/schedule/run-due'
import { bodyOf, draft, later, makeColumn, makeDraft, makeUser, NOW, type Person } from '@/test/newsroom'
import { eventsOf } from '@/test/refusals'
import { saveArticle } from './commands'
import { getArticle as getPublic } from './public'
import { publishArticle } from './publication-commands'
import { getArticle } from './queries'
import type { ArticleRef } from './schema'

let editor: Person
let other: Person
let columnId: number

beforeAll(async () => {
  editor = await makeUser('EDITOR')
  other = await makeUser('EDITOR')
  columnId = (await makeColumn()).id
})

/** A fixed row of chances: a failure comes again. */
function chances(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return state / 2 ** 31
  }
}

/** Runs both at once, either of them first by a hair; gives what each gave, or the code it was refused with. */
async function race<A, B>(first: () => Promise<A>, second: () => Promise<B>, swap: boolean) {
  const settle = <T>(run: () => Promise<T>): Promise<T | string> =>
    run().catch((error: unknown) => {
      if (isAppError(error)) return error.code
      throw error
    })
  const begun = swap ? [settle(second), settle(first)] : [settle(first), settle(second)]
  const [one, two] = await Promise.all(begun)
  return (swap ? [two, one] : [one, two]) as [A | string, B | string]
}

const save = (by: Person, ref: ArticleRef, text: string, minute: number) =>
  saveArticle(by, { ...draft({ columnId, title: text, body: bodyOf(text) }), ...ref }, later(minute))

test('two people who write by chance: what was acknowledged is the draft or was seen by who wrote over it, and who lost is told (R-03)', async () => {
  const chance = chances(3)
  let ref: ArticleRef = await makeDraft(editor, { columnId })
  let refused = 0
  for (let n = 0; n < 50; n++) {
    const seen = ref
    const [mine, theirs] = await race(
      () => save(editor, seen, `甲${n}`, n + 1),
      () => save(other, seen, `乙${n}`, n + 1),
      chance() < 0.5,
    )
    const kept = [mine, theirs].filter((one) => typeof one !== 'string')
    expect([mine, theirs].filter((one) => typeof one === 'string')).toEqual(['CONFLICT'])
    expect(kept).toEqual([{ id: ref.id, version: seen.version + 1 }])
    refused += typeof mine === 'string' ? 1 : 0
    ref = kept[0] as ArticleRef
    const now = await getArticle(editor, ref.id)
    expect(now).toMatchObject({ version: ref.version, title: typeof mine === 'string' ? `乙${n}` : `甲${n}` })
  }
  // Neither of them always wins.
  expect(refused).toBeGreaterThan(3)
  expect(refused).toBeLessThan(47)
  expect((await eventsOf('article', ref.id)).filter(({ action }) => action === 'article.save')).not.toEqual(
    [],
  )
})

test('a publication during a save puts out the very version it names, or is told that it is not the last any more (R-07)', async () => {
  const chance = chances(7)
  const outcomes = new Set<string>()
  for (let n = 0; n < 40; n++) {
    const ref = await makeDraft(editor, { columnId, title: `先${n}`, body: bodyOf(`先${n}`) })
    const [saved, published] = await race(
      () => save(other, ref, `后${n}`, 1),
      () => publishArticle(editor, ref, later(1)),
      chance() < 0.5,
    )
    outcomes.add(`${typeof saved} ${typeof published}`)
    const readers = await getPublic(ref.id)
    if (typeof published === 'string') expect([published, readers]).toEqual(['CONFLICT', null])
    else expect(readers?.title).toBe(`先${n}`)
    // What was acknowledged is in the draft, whatever went out.
    if (typeof saved !== 'string') expect((await getArticle(editor, ref.id))?.title).toBe(`后${n}`)
    else expect(saved).toBe('CONFLICT')
  }
  expect(outcomes.size).toBeGreaterThan(1)
})

test('what is done to an appointment in its very moment comes before it or after it, and the log says the same (R-17)', async () => {
  const chance = chances(17)
  const outcomes = new Set<string>()
  for (let n = 0; n < 40; n++) {
    const ref = await makeDraft(editor, { columnId })
    const dueAt = later(30)
    const { scheduleId } = await schedulePublication(editor, { ...ref, dueAt }, NOW)
    const moves = chance() < 0.5
    const [changed] = await race<unknown, number>(
      () =>
        moves
          ? moveSchedule(editor, { scheduleId, from: dueAt, dueAt: later(90) }, later(29))
          : cancelSchedule(editor, { scheduleId }, later(29)),
      () => runDue(later(30)),
      chance() < 0.5,
    )
    const { state } = await db.schedule.findUniqueOrThrow({ where: { id: scheduleId } })
    const happened = (await eventsOf('article', ref.id)).filter(({ action }) => action === 'article.publish')
    const isPublic = (await getPublic(ref.id)) !== null
    outcomes.add(`${typeof changed === 'string'} ${state}`)
    if (typeof changed === 'string') expect([state, happened.length, isPublic]).toEqual(['DONE', 1, true])
    else expect([state, happened.length, isPublic]).toEqual([moves ? 'PENDING' : 'CANCELLED', 0, false])
    await db.schedule.deleteMany({ where: { state: 'PENDING' } })
  }
  expect(outcomes.size).toBeGreaterThan(1)
})

test('a piece that appears by appointment while somebody has it open takes their next save (R-05)', async () => {
  const ref = await makeDraft(editor, { columnId })
  await schedulePublication(editor, { ...ref, dueAt: later(30) }, NOW)
  const open = await save(editor, ref, '打开着的稿子', 20)
  await runDue(later(31))
  const saved = await save(editor, open, '到点之后接着写', 32)
  expect(saved.version).toBe(open.version + 1)
  expect((await getArticle(editor, ref.id))?.title).toBe('到点之后接着写')
  expect((await getPublic(ref.id))?.title).not.toBe('到点之后接着写')
})
