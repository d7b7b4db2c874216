import { beforeAll, describe, expect, test } from 'vitest'
import { saveArticle, submitArticle } from '@/lib/articles/commands'
import type { ArticleRef } from '@/lib/articles/schema'
import { db } from '@/lib/db/client'
import { bodyOf, draft, later, makeUser, NOW, type Person } from '@/test/newsroom'
import { eventsOf, lastEventOf, refused } from '@/test/refusals'
import {
  approve,
  makeCrew,
  makeReviewed,
  roundOf,
  standing,
  step,
  stepId,
  submitted,
  take,
} from '@/test/review'
import { approveStep } from './commands'
import { removePolicy, savePolicy } from './policy-commands'
import { sendBack, withdrawSubmission } from './return-commands'

let author: Person
let first: Person
let second: Person
let proof: Person
let chief: Person
let columnId: number

beforeAll(async () => {
  ;({ author, first, second, proof, chief, columnId } = await makeCrew())
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

  test('signs nothing that is incomplete (S-09)', async () => {
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
