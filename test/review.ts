import { submitArticle } from '@/lib/articles/commands'
import type { ArticleInput, ArticleRef } from '@/lib/articles/schema'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { approveStep, takeStep } from '@/lib/review/commands'
import type { PolicyStep } from '@/lib/review/policy'
import { savePolicy } from '@/lib/review/policy-commands'
import { makeColumn, makeDraft, makeUser, NOW, type Person, system } from './newsroom'

/** A step of a policy; by default one that any editor may do. */
export const step = (name: string, over: Partial<PolicyStep> = {}): PolicyStep => ({
  ...{ kind: 'REVIEW', name, roles: ['EDITOR'], userIds: [], dueHours: null, alongside: false },
  ...over,
})

/** A column whose pieces go through these steps. */
export async function makeReviewed(steps: PolicyStep[], parentId: number | null = null): Promise<number> {
  const { id } = await makeColumn(undefined, parentId)
  await savePolicy(system, { columnId: id, version: 0, steps })
  return id
}

const CREW_STEPS = [
  step('一审', { dueHours: 8 }),
  step('一校', { kind: 'PROOF' }),
  step('终审', { roles: ['CHIEF'], dueHours: 24 }),
]

export type Crew = Record<'author' | 'first' | 'second' | 'proof' | 'chief', Person> & { columnId: number }

/** A column with a review, a proof and a signature, and people for each. */
export const makeCrew = async (): Promise<Crew> => ({
  author: await makeUser('AUTHOR'),
  first: await makeUser('EDITOR'),
  second: await makeUser('EDITOR'),
  proof: await makeUser('EDITOR'),
  chief: await makeUser('CHIEF'),
  columnId: await makeReviewed(CREW_STEPS),
})

/** The newest round of a piece, with its steps in order. */
export function roundOf(articleId: number) {
  return db.review.findFirstOrThrow({
    where: { articleId },
    orderBy: { number: 'desc' },
    include: { steps: { orderBy: { position: 'asc' } }, decisions: { orderBy: { id: 'asc' } } },
  })
}

/** The number of a step of the newest round, by its name. */
export async function stepId(articleId: number, name: string): Promise<number> {
  const { steps } = await roundOf(articleId)
  const found = steps.find((one) => one.name === name)
  if (!found) throw new Error(`no step ${name}`)
  return found.id
}

/** Where the steps of the newest round stand: `+` approved, `?` in question, `*` waiting, `.` not yet; a round that is over says how. */
export async function standing(articleId: number): Promise<string> {
  const { steps, state } = await roundOf(articleId)
  const marks = steps.map(({ approvedAt, questionedAt, activeSince }) =>
    questionedAt ? '?' : approvedAt ? '+' : activeSince ? '*' : '.',
  )
  return `${state} ${marks.join('')}`
}

/** A piece of the owner's that has been handed in. */
export async function submitted(
  owner: Actor,
  over: Partial<ArticleInput> & { columnId: number },
): Promise<ArticleRef> {
  const ref = await makeDraft(owner, over)
  await submitArticle(owner, ref, NOW)
  return ref
}

export const take = async (actor: Actor, { id }: { id: number }, name: string) =>
  takeStep(actor, { id, stepId: await stepId(id, name) }, NOW)

export const approve = async (actor: Actor, ref: ArticleRef, name: string, now = NOW) =>
  approveStep(actor, { ...ref, stepId: await stepId(ref.id, name), note: '' }, now)
