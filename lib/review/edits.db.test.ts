import { beforeAll, describe, expect, test } from 'vitest'
import { saveArticle, submitArticle } from '@/lib/articles/commands'
import { publishArticle } from '@/lib/articles/publication-commands'
import type { ArticleRef } from '@/lib/articles/schema'
import { db } from '@/lib/db/client'
import { discardChanges, restoreRevision } from '@/lib/revisions/commands'
import { bodyOf, draft, later, makeColumn, NOW, type Person } from '@/test/newsroom'
import { eventsOf, refused } from '@/test/refusals'
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
import { settleQuestion } from './commands'
import { withdrawSubmission } from './return-commands'

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
