import { beforeAll, describe, expect, test } from 'vitest'
import { saveArticle, submitArticle } from '@/lib/articles/commands'
import { publishArticle } from '@/lib/articles/publication-commands'
import type { ArticleRef } from '@/lib/articles/schema'
import { db } from '@/lib/db/client'
import { discardChanges, restoreRevision } from '@/lib/revisions/commands'
import { bodyOf, draft, later, makeColumn, makeUser, NOW, type Person } from '@/test/newsroom'
import { eventsOf, lastEventOf, refused } from '@/test/refusals'
import { approve, makeReviewed, roundOf, standing, step, stepId, submitted, take } from '@/test/review'
import { approveStep, delegateStep, releaseStep, settleQuestion } from './commands'
import { noteOverdueSteps } from './overdue-commands'
import { removePolicy, savePolicy } from './policy-commands'
import { sendBack, withdrawSubmission } from './return-commands'

let author: Person
let first: Person
let second: Person
let proof: Person
let chief: Person
let columnId: number

const STEPS = [
  step('一审', { dueHours: 8 }),
  step('一校', { kind: 'PROOF' }),
  step('终审', { roles: ['CHIEF'], dueHours: 24 }),
]

beforeAll(async () => {
  author = await makeUser('AUTHOR')
  ;[first, second, proof] = [await makeUser('EDITOR'), await makeUser('EDITOR'), await makeUser('EDITOR')]
  chief = await makeUser('CHIEF')
  columnId = await makeReviewed(STEPS)
})

const write = (actor: Person, ref: ArticleRef, text: string, over: object = {}) =>
  saveArticle(
    actor,
    { ...draft({ columnId, title: '滩涂不是荒地', body: bodyOf(text), ...over }), ...ref },
    later(5),
  )
const piece = (text = '水清了,鱼回来了。') =>
  submitted(author, { columnId, title: '滩涂不是荒地', body: bodyOf(text) })

describe('a round', () => {
  test('goes step by step to the signature; each decision keeps who, when, what was said and the exact content', async () => {
    const ref = await piece()
    expect(await standing(ref.id)).toBe('OPEN *..')
    await take(first, ref, '一审')
    await approveStep(first, { ...ref, stepId: await stepId(ref.id, '一审'), note: '可用' }, later(1))
    expect(await standing(ref.id)).toBe('OPEN +*.')
    expect(await approve(proof, ref, '一校', later(2))).toEqual({ signed: false })
    expect(await approve(chief, ref, '终审', later(3))).toEqual({ signed: true })
    expect(await standing(ref.id)).toBe('SIGNED +++')
    const { decisions, signedHash, signedRevisionId, signedVersion } = await roundOf(ref.id)
    expect(decisions.map(({ verdict, byId, byName, at, note }) => [verdict, byId, byName, at, note])).toEqual(
      [
        ['APPROVE', first.id, first.name, later(1), '可用'],
        ['APPROVE', proof.id, proof.name, later(2), ''],
        ['APPROVE', chief.id, chief.name, later(3), ''],
      ],
    )
    const revision = await db.revision.findUniqueOrThrow({ where: { id: signedRevisionId ?? 0 } })
    expect(revision.contentHash).toBe(signedHash)
    expect(signedVersion).toBe(ref.version)
    expect(new Set(decisions.map(({ contentHash }) => contentHash))).toEqual(new Set([signedHash]))
    expect((await eventsOf('article', ref.id)).map(({ action }) => action)).toEqual([
      ...['article.create', 'article.submit', 'review.wait', 'review.take', 'review.approve', 'review.wait'],
      ...['review.approve', 'review.wait', 'review.approve', 'review.sign'],
    ])
  })

  test('has the steps that the policy had when it began', async () => {
    const own = await makeReviewed([step('一审')])
    const ref = await submitted(author, { columnId: own })
    await savePolicy(chief, { columnId: own, version: 1, steps: [step('初审'), step('终审')] })
    expect((await roundOf(ref.id)).steps.map(({ name }) => name)).toEqual(['一审'])
    await removePolicy(chief, { columnId: own, version: 2 })
    expect(await approve(first, ref, '一审')).toEqual({ signed: true })
  })

  test('lets steps alongside each other be done in any order', async () => {
    const own = await makeReviewed([
      step('一审'),
      step('一校', { kind: 'PROOF', alongside: true }),
      step('终审'),
    ])
    const ref = await submitted(author, { columnId: own })
    expect(await standing(ref.id)).toBe('OPEN **.')
    await approve(proof, ref, '一校')
    expect(await standing(ref.id)).toBe('OPEN *+.')
    await refused(() => approve(second, ref, '终审'), 'CONFLICT')
    await approve(first, ref, '一审')
    expect(await standing(ref.id)).toBe('OPEN ++*')
  })

  test('cannot be begun twice, and not again on what is signed', async () => {
    const ref = await piece()
    await refused(() => submitArticle(author, ref, NOW), 'CONFLICT')
    await approve(first, ref, '一审')
    await approve(proof, ref, '一校')
    await approve(chief, ref, '终审')
    await refused(() => submitArticle(author, ref, NOW), 'CONFLICT')
  })

  test('signs nothing that is incomplete', async () => {
    const own = await makeReviewed([step('终审')])
    const ref = await submitted(author, { columnId: own, origin: 'REPRINT' })
    await refused(() => approve(first, ref, '终审'), 'INVALID')
  })

  test('is approved in the version that was seen', async () => {
    const ref = await piece()
    await write(author, ref, '水更清了。')
    await refused(() => approve(first, ref, '一审'), 'CONFLICT')
  })
})

describe('giving back', () => {
  const back = async (
    actor: Person,
    ref: ArticleRef,
    from: string,
    to: string | null,
    reason = '请核对数字',
  ) =>
    sendBack(
      actor,
      {
        ...ref,
        stepId: await stepId(ref.id, from),
        toStepId: to === null ? null : await stepId(ref.id, to),
        reason,
      },
      later(9),
    )

  test('to the author ends the round; handed in again it begins anew, and the decision stays', async () => {
    const ref = await piece()
    await approve(first, ref, '一审')
    await back(proof, ref, '一校', null)
    expect(await standing(ref.id)).toBe('RETURNED +..')
    expect(await db.article.findUniqueOrThrow({ where: { id: ref.id } })).toMatchObject({ state: 'DRAFT' })
    expect((await lastEventOf('article', ref.id)).data).toMatchObject({ reason: '请核对数字', to: '作者' })
    const next = await write(author, ref, '数字核过了。')
    await submitArticle(author, next, later(20))
    expect(await standing(ref.id)).toBe('OPEN *..')
    const { number, decisions } = await roundOf(ref.id)
    expect([number, decisions.length]).toEqual([2, 0])
    expect(await db.reviewDecision.count({ where: { review: { articleId: ref.id } } })).toBe(2)
  })

  test('to an earlier step takes the approvals from there on away, and keeps who does it', async () => {
    const ref = await piece()
    await approve(first, ref, '一审')
    await approve(proof, ref, '一校')
    await back(chief, ref, '终审', '一审')
    expect(await standing(ref.id)).toBe('OPEN *..')
    expect((await roundOf(ref.id)).steps.map(({ holderId }) => holderId)).toEqual([
      first.id,
      proof.id,
      chief.id,
    ])
    // Nothing was edited: the same person answers for the same content at the same step again.
    await approve(first, ref, '一审')
    await approve(proof, ref, '一校')
    expect(await approve(chief, ref, '终审')).toEqual({ signed: true })
  })

  test('goes backwards only, to a step of this round, and says why', async () => {
    const ref = await piece()
    const other = await piece()
    await approve(first, ref, '一审')
    await refused(() => back(proof, ref, '一校', '终审'), 'INVALID')
    await refused(() => back(proof, ref, '一校', '一校'), 'INVALID')
    const foreign = await stepId(other.id, '一审')
    const own = await stepId(ref.id, '一校')
    const input = { ...ref, reason: '请改', stepId: own, toStepId: foreign }
    await refused(() => sendBack(proof, input, NOW), 'NOT_FOUND')
    await refused(() => sendBack(proof, { ...input, stepId: foreign, toStepId: null }, NOW), 'NOT_FOUND')
  })

  test('a submission is taken back by who handed it in, whose it is, or who manages reviews', async () => {
    for (const [actor, may] of [
      [author, true],
      [chief, true],
      [first, false],
      [await makeUser('AUTHOR'), false],
    ] as const) {
      const ref = await piece()
      if (!may) await refused(() => withdrawSubmission(actor, ref, NOW), 'FORBIDDEN')
      else {
        await withdrawSubmission(actor, ref, NOW)
        expect(await standing(ref.id)).toBe('WITHDRAWN ...')
        await refused(() => withdrawSubmission(actor, ref, NOW), 'CONFLICT')
      }
    }
  })
})

describe('an edit', () => {
  const upTo = async (name: '一审' | '一校' | null) => {
    const ref = await piece()
    if (name) await approve(first, ref, '一审')
    if (name === '一校') await approve(proof, ref, '一校')
    return ref
  }

  test.each([
    ['the author', () => author, 'OPEN *..'],
    ['an editor without a step', () => second, 'OPEN *..'],
    ['the first reviewer', () => first, 'OPEN *..'],
    ['the proofreader, of words', () => proof, 'OPEN *..'],
  ])('by %s takes the approvals away that did not see it', async (_who, who, stands) => {
    const ref = await upTo('一校')
    await write(who(), ref, '水清了,鱼也回来了。')
    expect(await standing(ref.id)).toBe(stands)
    const void_ = (await roundOf(ref.id)).decisions.filter(({ verdict }) => verdict === 'VOID')
    expect(void_.map(({ byId }) => byId)).toEqual([who().id, who().id])
    expect((await eventsOf('article', ref.id)).map(({ action }) => action)).toContain('review.void')
  })

  test('by a later reviewer leaves the earlier approvals', async () => {
    const ref = await upTo('一校')
    await take(chief, ref, '终审')
    const next = await write(chief, ref, '水清了,鱼也回来了。')
    expect(await standing(ref.id)).toBe('OPEN ++*')
    expect(await approve(chief, next, '终审')).toEqual({ signed: true })
  })

  test('that changes nothing takes nothing away', async () => {
    const ref = await upTo('一校')
    const version = await write(author, ref, '水清了,鱼回来了。')
    expect(version).toEqual(ref)
    expect(await standing(ref.id)).toBe('OPEN ++*')
  })

  test('by bringing a version back counts like any other', async () => {
    const ref = await upTo(null)
    const next = await write(author, ref, '水清了,鱼也回来了。')
    await approve(first, next, '一审')
    const { submittedRevisionId } = await roundOf(ref.id)
    await restoreRevision(author, { ...next, revisionId: submittedRevisionId }, later(8))
    expect(await standing(ref.id)).toBe('OPEN *..')
  })

  const typographic = async () => {
    const ref = await upTo('一审')
    await take(proof, ref, '一校')
    const next = await write(proof, ref, '水清了，鱼回来了。')
    return next
  }

  test('of commas by a proofreader puts the earlier approval in question, which the next reviewer answers', async () => {
    const ref = await typographic()
    expect(await standing(ref.id)).toBe('OPEN ?*.')
    await approve(proof, ref, '一校')
    expect(await standing(ref.id)).toBe('OPEN ?+*')
    const question = { ...ref, stepId: await stepId(ref.id, '一审'), note: '只改了逗号' }
    await refused(() => approve(chief, ref, '终审'), 'CONFLICT')
    await refused(() => settleQuestion(proof, { ...question, keep: 'yes' }, NOW), 'FORBIDDEN')
    await refused(() => settleQuestion(author, { ...question, keep: 'yes' }, NOW), 'FORBIDDEN')
    await settleQuestion(chief, { ...question, keep: 'yes' }, later(6))
    expect(await standing(ref.id)).toBe('OPEN ++*')
    const kept = (await roundOf(ref.id)).decisions.find(({ verdict }) => verdict === 'KEEP')
    const { contentHash } = await db.article.findUniqueOrThrow({ where: { id: ref.id } })
    expect(kept).toMatchObject({ byId: chief.id, note: '只改了逗号', contentHash, stepId: question.stepId })
    await refused(() => settleQuestion(chief, { ...question, keep: 'no' }, NOW), 'CONFLICT')
    expect(await approve(chief, ref, '终审')).toEqual({ signed: true })
  })

  test('of commas that the next reviewer does not let pass goes back to who approved before', async () => {
    const ref = await typographic()
    await approve(proof, ref, '一校')
    const question = { ...ref, stepId: await stepId(ref.id, '一审'), note: '', keep: 'no' as const }
    await settleQuestion(chief, question, later(6))
    expect(await standing(ref.id)).toBe('OPEN *+.')
    await approve(first, ref, '一审')
    expect(await standing(ref.id)).toBe('OPEN ++*')
  })

  test('into a column that asks for other steps ends the round; within the same policy it goes on', async () => {
    const below = (await makeColumn(undefined, columnId)).id
    const same = await upTo('一审')
    await write(author, same, '水清了,鱼回来了。', { columnId: below })
    expect(await standing(same.id)).toBe('OPEN *..')
    const other = await makeReviewed([step('终审')])
    const moved = await upTo('一审')
    const next = await write(author, moved, '水清了,鱼回来了。', { columnId: other })
    expect(await standing(moved.id)).toBe('REPLACED +..')
    expect(await db.article.findUniqueOrThrow({ where: { id: moved.id } })).toMatchObject({ state: 'DRAFT' })
    await submitArticle(author, next, later(9))
    expect((await roundOf(moved.id)).steps.map(({ name }) => name)).toEqual(['终审'])
  })
})

describe('a public piece', () => {
  test('is handed in with its changes while readers keep what they see', async () => {
    const ref = await piece()
    await approve(first, ref, '一审')
    await approve(proof, ref, '一校')
    await approve(chief, ref, '终审')
    await publishArticle(second, ref, later(10))
    await refused(() => submitArticle(author, ref, NOW), 'CONFLICT')
    const next = await write(author, ref, '水清了，鱼回来了，鸟也来了。')
    await refused(() => publishArticle(second, next, later(11)), 'CONFLICT')
    await submitArticle(author, next, later(12))
    const public_ = await db.article.findUniqueOrThrow({
      where: { id: ref.id },
      include: { publication: true },
    })
    expect([public_.state, public_.publication?.updatedAt]).toEqual(['PUBLISHED', later(10)])
    await approve(first, next, '一审')
    await withdrawSubmission(author, next, later(13))
    expect(await db.article.findUniqueOrThrow({ where: { id: ref.id } })).toMatchObject({
      state: 'PUBLISHED',
    })
    await discardChanges(author, next, later(14))
  })
})

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
