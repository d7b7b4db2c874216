import { beforeAll, describe, expect, test } from 'vitest'
import { submitArticle, trashArticle } from '@/lib/articles/commands'
import type { ArticleRef } from '@/lib/articles/schema'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import type { Role } from '@/lib/db/generated/enums'
import type { ErrorCode } from '@/lib/errors'
import { later, makeDraft, makeStaff, makeUser, NOW, type Person, ROLES, system } from '@/test/newsroom'
import { refused } from '@/test/refusals'
import { approve, makeReviewed, roundOf, step, stepId, submitted, take } from '@/test/review'
import { approveStep, delegateStep, releaseStep, settleQuestion, takeStep } from './commands'
import { recallSignature, sendBack, withdrawSubmission } from './return-commands'

const NAMES = ['一审', '二审', '终审'] as const
type Name = (typeof NAMES)[number]
/** Written out, and not read from the code: whom each step means. */
const MEANT: Record<Name, Role> = { 一审: 'EDITOR', 二审: 'ADMIN', 终审: 'CHIEF' }

let author: Person
let spare: Person
let staff: Record<Role, Person>
/** Who does the steps before the one that is tried. */
let crew: Record<Name, Person>
let columnId: number

beforeAll(async () => {
  author = await makeUser('AUTHOR')
  staff = await makeStaff()
  spare = await makeUser('EDITOR')
  crew = { 一审: await makeUser('EDITOR'), 二审: await makeUser('ADMIN'), 终审: await makeUser('CHIEF') }
  columnId = await makeReviewed(NAMES.map((name) => step(name, { roles: [MEANT[name]] })))
})

/** A piece whose round waits for this step. */
async function waitingFor(name: Name, owner: Actor = author, by: Actor = owner): Promise<ArticleRef> {
  const ref = await makeDraft(owner, { columnId })
  await submitArticle(by, ref, NOW)
  for (const before of NAMES.slice(0, NAMES.indexOf(name))) await approve(crew[before], ref, before)
  return ref
}

type Attempt = (actor: Actor, ref: ArticleRef, stepId: number) => Promise<unknown>
const VERBS = {
  take: (actor, { id }, at) => takeStep(actor, { id, stepId: at }, NOW),
  approve: (actor, ref, at) => approveStep(actor, { ...ref, stepId: at, note: '' }, NOW),
  return: (actor, ref, at) => sendBack(actor, { ...ref, stepId: at, toStepId: null, reason: '请改' }, NOW),
  delegate: (actor, { id }, at) => delegateStep(actor, { id, stepId: at, toId: spare.id, note: '出差' }, NOW),
} satisfies Record<string, Attempt>
type Verb = keyof typeof VERBS
const verbs = Object.keys(VERBS) as Verb[]

const RELATIONS = [
  'nothing else',
  'the piece is theirs',
  'they handed it in',
  'they have another step',
] as const
type Relation = (typeof RELATIONS)[number]

/** What comes of it, by the words of the rule: the role that is meant, and nobody with a part in the piece already. */
function outcome(verb: Verb, role: Role, name: Name, relation: Relation): ErrorCode | 'done' {
  if (verb === 'delegate' && (role === 'ADMIN' || role === 'CHIEF')) return 'done'
  return MEANT[name] === role && relation === 'nothing else' ? 'done' : 'FORBIDDEN'
}

async function arranged(name: Name, actor: Person, relation: Relation): Promise<ArticleRef> {
  if (relation === 'the piece is theirs') return waitingFor(name, actor)
  if (relation === 'they handed it in') return waitingFor(name, system, actor)
  const ref = await waitingFor(name)
  if (relation === 'they have another step') {
    const other = NAMES.find((one) => NAMES.indexOf(one) > NAMES.indexOf(name)) ?? '一审'
    const data = { holderId: actor.id, takenAt: NOW }
    await db.reviewStep.update({ where: { id: await stepId(ref.id, other) }, data })
  }
  return ref
}

describe.each(NAMES)('%s', (name) => {
  const cells = ROLES.flatMap((role) =>
    RELATIONS.filter((relation) => role !== 'AUTHOR' || relation !== 'they handed it in').flatMap(
      (relation) =>
        verbs.map((verb) => ({ role, relation, verb, comes: outcome(verb, role, name, relation) })),
    ),
  )
  test.each(cells)('$verb by $role, $relation: $comes', async ({ role, relation, verb, comes }) => {
    const actor = staff[role]
    const ref = await arranged(name, actor, relation)
    const id = await stepId(ref.id, name)
    if (comes === 'done') await VERBS[verb](actor, ref, id)
    else await refused(() => VERBS[verb](actor, ref, id), comes)
  })
})

test('the system takes, approves, returns and delegates nothing; a named person does what only the name gives', async () => {
  const named = await makeReviewed([step('终审', { roles: [], userIds: [spare.id] })])
  const ref = await submitted(author, { columnId: named })
  const id = await stepId(ref.id, '终审')
  for (const verb of verbs) await refused(() => VERBS[verb](system, ref, id), 'FORBIDDEN')
  for (const role of ROLES) await refused(() => VERBS.approve(staff[role], ref, id), 'FORBIDDEN')
  expect(await VERBS.approve(spare, ref, id)).toEqual({ signed: true })
})

test('an author who is named may not review: the role cannot', async () => {
  const other = await makeUser('AUTHOR')
  const ref = await waitingFor('一审')
  const id = await stepId(ref.id, '一审')
  await db.reviewStep.update({ where: { id }, data: { userIds: [other.id] } })
  await refused(() => VERBS.take(other, ref, id), 'FORBIDDEN')
})

const STATES = ['none', 'later step', 'approved step', 'trashed', 'SIGNED', 'RETURNED', 'WITHDRAWN'] as const
type State = (typeof STATES)[number]

/** A piece in this state, and the step that is tried on it with somebody whom it means. */
async function inState(state: State): Promise<{ ref: ArticleRef; at: number; actor: Person }> {
  if (state === 'none') return { ref: await makeDraft(author, { columnId }), at: 1, actor: staff.EDITOR }
  const name: Name = state === 'later step' ? '二审' : '一审'
  const ref = await waitingFor('一审')
  const at = await stepId(ref.id, name)
  if (state === 'approved step') await approve(crew.一审, ref, '一审')
  if (state === 'trashed') await trashArticle(author, ref, NOW)
  if (state === 'WITHDRAWN') await withdrawSubmission(author, ref, NOW)
  if (state === 'RETURNED')
    await sendBack(crew.一审, { ...ref, stepId: at, toStepId: null, reason: '请改' }, NOW)
  if (state === 'SIGNED') for (const one of NAMES) await approve(crew[one], ref, one)
  return { ref, at, actor: state === 'later step' ? staff.ADMIN : staff.EDITOR }
}

test.each(STATES.flatMap((state) => verbs.map((verb) => ({ state, verb }))))(
  '$verb in the state “$state”',
  async ({ state, verb }) => {
    const { ref, at, actor } = await inState(state)
    // Who manages reviews may put a step into other hands before it is its turn.
    if (state === 'later step' && verb === 'delegate') await VERBS[verb](actor, ref, at)
    else await refused(() => VERBS[verb](actor, ref, at), 'CONFLICT')
  },
)

test.each(STATES)('release, settle, withdraw and recall in the state “%s”', async (state) => {
  const { ref, at, actor } = await inState(state)
  const of = { id: ref.id, stepId: at }
  await refused(
    () => releaseStep(actor, of),
    state === 'later step' || state === 'approved step' ? 'FORBIDDEN' : 'CONFLICT',
  )
  await refused(() => settleQuestion(actor, { ...ref, stepId: at, keep: 'yes', note: '' }, NOW), 'CONFLICT')
  if (state !== 'later step' && state !== 'approved step' && state !== 'trashed')
    await refused(() => withdrawSubmission(author, ref, NOW), 'CONFLICT')
  const recall = (by: Actor) => recallSignature(by, { ...ref, reason: '数字有疑' }, later(5))
  if (state !== 'SIGNED') return refused(() => recall(crew.终审), 'CONFLICT')
  await refused(() => recall(staff.EDITOR), 'FORBIDDEN')
  await refused(() => recall(author), 'FORBIDDEN')
  await recall(crew.终审)
  expect((await roundOf(ref.id)).state).toBe('RETURNED')
})

test('of two who take the same step at once one has it', async () => {
  const ref = await waitingFor('一审')
  const at = await stepId(ref.id, '一审')
  const both = await Promise.allSettled([staff.EDITOR, spare].map((one) => VERBS.take(one, ref, at)))
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('who has taken a step keeps others from it', async () => {
  const ref = await waitingFor('一审')
  await take(spare, ref, '一审')
  const at = await stepId(ref.id, '一审')
  for (const verb of verbs) await refused(() => VERBS[verb](staff.EDITOR, ref, at), 'CONFLICT')
})
