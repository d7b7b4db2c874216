import { beforeAll, describe, expect, test } from 'vitest'
import { bodyOf, later, NOW, type Person } from '@/test/newsroom'
import { lastEventOf, refused } from '@/test/refusals'
import { approve, makeCrew, roundOf, stepId, submitted, take } from '@/test/review'
import { delegateStep, releaseStep } from './commands'
import { noteOverdueSteps } from './overdue-commands'

let author: Person
let first: Person
let second: Person
let proof: Person
let chief: Person
let columnId: number

beforeAll(async () => {
  ;({ author, first, second, proof, chief, columnId } = await makeCrew())
})

const piece = (text = '水清了,鱼回来了。') =>
  submitted(author, { columnId, title: '滩涂不是荒地', body: bodyOf(text) })

describe('hands and time', () => {
  test('a step is put back, and put into other hands with a reason by who has it or who manages reviews', async () => {
    const ref = await piece()
    await take(first, ref, '一审')
    await refused(() => take(second, ref, '一审'), 'CONFLICT')
    const target = { id: ref.id, stepId: await stepId(ref.id, '一审') }
    await refused(() => delegateStep(second, { ...target, toId: proof.id, note: '出差' }, NOW), 'CONFLICT')
    await refused(() => delegateStep(first, { ...target, toId: author.id, note: '出差' }, NOW), 'INVALID')
    await delegateStep(first, { ...target, toId: second.id, note: '出差' }, NOW)
    await refused(() => approve(first, ref, '一审'), 'CONFLICT')
    await releaseStep(second, target)
    await refused(() => releaseStep(second, target), 'FORBIDDEN')
    await delegateStep(chief, { ...target, toId: proof.id, note: '赶时间' }, NOW)
    // Who was given a step need not be meant by the policy; somebody else still may not take it.
    const last = { id: ref.id, stepId: await stepId(ref.id, '终审') }
    await delegateStep(chief, { ...last, toId: second.id, note: '总编出差' }, NOW)
    await refused(() => delegateStep(chief, { ...last, toId: proof.id, note: '总编出差' }, NOW), 'INVALID')
    await approve(proof, ref, '一审')
    await approve(first, ref, '一校')
    expect(await approve(second, ref, '终审')).toEqual({ signed: true })
    expect((await roundOf(ref.id)).decisions.map(({ verdict, target: to }) => [verdict, to])).toEqual([
      ['DELEGATE', second.name],
      ['DELEGATE', proof.name],
      ['DELEGATE', second.name],
      ['APPROVE', ''],
      ['APPROVE', ''],
      ['APPROVE', ''],
    ])
  })

  test('a step that waits has its time from then on, and is noticed once when it is late', async () => {
    const ref = await piece()
    const [one, , three] = (await roundOf(ref.id)).steps
    expect([one?.dueAt, three?.dueAt]).toEqual([later(8 * 60), null])
    await noteOverdueSteps(later(8 * 60))
    expect((await lastEventOf('article', ref.id)).action).toBe('review.wait')
    expect(await noteOverdueSteps(later(8 * 60 + 1))).toBeGreaterThan(0)
    expect(await lastEventOf('article', ref.id)).toMatchObject({
      action: 'review.overdue',
      data: { step: '一审', roles: ['EDITOR'], holderId: null, dueAt: later(8 * 60).toISOString() },
    })
    expect(await noteOverdueSteps(later(8 * 60 + 2))).toBe(0)
    await approve(first, ref, '一审', later(9 * 60))
    await approve(proof, ref, '一校', later(9 * 60))
    expect((await roundOf(ref.id)).steps[2]?.dueAt).toEqual(later(33 * 60))
  })
})
