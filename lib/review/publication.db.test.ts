import { beforeAll, describe, expect, test } from 'vitest'
import { returnArticle, saveArticle, submitArticle } from '@/lib/articles/commands'
import { publishArticle } from '@/lib/articles/publication-commands'
import type { ArticleRef } from '@/lib/articles/schema'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import type { Role } from '@/lib/db/generated/enums'
import type { ErrorCode } from '@/lib/errors'
import { schedulePin, schedulePublication } from '@/lib/schedule/commands'
import { runDue } from '@/lib/schedule/run-due'
import { mergeTags } from '@/lib/taxonomy/tag-commands'
import {
  bodyOf,
  draft,
  later,
  makeDraft,
  makeStaff,
  makeTag,
  makeUser,
  NOW,
  type Person,
  ROLES,
  system,
} from '@/test/newsroom'
import { eventsOf, lastEventOf, refused } from '@/test/refusals'
import { approve, makeReviewed, roundOf, step, stepId } from '@/test/review'
import { savePolicy } from './policy-commands'
import { recallSignature, sendBack } from './return-commands'
import { publishUrgently, reviewUrgent } from './urgent-commands'

let staff: Record<Role, Person>
let editor: Person
let chief: Person
let reviewed: number
let free: number

beforeAll(async () => {
  staff = await makeStaff()
  editor = await makeUser('EDITOR')
  chief = await makeUser('CHIEF')
  reviewed = await makeReviewed([step('一审'), step('终审', { roles: ['CHIEF'] })])
  free = await makeReviewed([])
})

const edit = (actor: Actor, ref: ArticleRef, columnId = reviewed) =>
  saveArticle(
    actor,
    { ...draft({ columnId, body: bodyOf('退潮之后，滩涂上又多了一串脚印。') }), ...ref },
    later(5),
  )
async function sign(ref: ArticleRef, now = NOW) {
  await approve(editor, ref, '一审', now)
  await approve(chief, ref, '终审', now)
}

const GATES = [
  'draft',
  'submitted',
  'half approved',
  'signed',
  'changed since',
  'returned',
  'recalled',
] as const
type Standing = (typeof GATES)[number]

async function standingAt(where: Standing, owner: Actor): Promise<ArticleRef> {
  const ref = await makeDraft(owner, { columnId: reviewed })
  if (where === 'draft') return ref
  await submitArticle(owner, ref, NOW)
  if (where === 'half approved') await approve(editor, ref, '一审')
  if (where === 'signed' || where === 'changed since' || where === 'recalled') await sign(ref)
  if (where === 'changed since') return edit(owner, ref)
  const back = { ...ref, reason: '请改', toStepId: null }
  if (where === 'returned') await sendBack(editor, { ...back, stepId: await stepId(ref.id, '一审') }, NOW)
  if (where === 'recalled') await recallSignature(chief, { ...ref, reason: '再看看' }, NOW)
  return ref
}

const dueAt = later(90)
const VERBS = {
  publish: (actor, ref) => publishArticle(actor, ref, later(6)),
  schedule: (actor, ref) => schedulePublication(actor, { ...ref, dueAt }, later(6)),
  publishUrgently: (actor, ref) => publishUrgently(actor, { ...ref, reason: '防汛预警' }, later(6)),
} satisfies Record<string, (actor: Actor, ref: ArticleRef) => Promise<unknown>>
type Verb = keyof typeof VERBS

/** What comes of it, written out: who may at all, then whether it is signed. */
function outcome(verb: Verb, role: Role, where: Standing): ErrorCode | 'done' {
  if (verb === 'publishUrgently')
    return role !== 'CHIEF' ? 'FORBIDDEN' : where === 'signed' ? 'CONFLICT' : 'done'
  if (role === 'AUTHOR') return 'FORBIDDEN'
  return where === 'signed' ? 'done' : 'CONFLICT'
}

const cells = GATES.flatMap((where) =>
  (Object.keys(VERBS) as Verb[]).flatMap((verb) =>
    ROLES.map((role) => ({ where, verb, role, comes: outcome(verb, role, where) })),
  ),
)
test.each(cells)('$where: $verb by $role: $comes', async ({ where, verb, role, comes }) => {
  const ref = await standingAt(where, staff[role])
  if (comes === 'done') await VERBS[verb](staff[role], ref)
  else await refused(() => VERBS[verb](staff[role], ref), comes)
})

test.each(GATES.filter((where) => where !== 'signed'))(
  '%s: not even the system publishes it',
  async (where) => {
    const ref = await standingAt(where, staff.AUTHOR)
    await refused(() => VERBS.publish(system, ref), 'CONFLICT')
    await refused(() => VERBS.schedule(system, ref), 'CONFLICT')
    await refused(() => VERBS.publishUrgently(system, ref), 'FORBIDDEN')
  },
)

test('the simple return is not the way out of a review', async () => {
  for (const where of ['submitted', 'signed'] as const) {
    const ref = await standingAt(where, staff.AUTHOR)
    await refused(() => returnArticle(staff.EDITOR, { ...ref, reason: '请改' }, NOW), 'CONFLICT')
  }
})

describe('the signed text', () => {
  test('is what goes out, at its minute too, whatever is written afterwards', async () => {
    const ref = await standingAt('signed', staff.AUTHOR)
    const { signedRevisionId } = await roundOf(ref.id)
    await schedulePublication(editor, { ...ref, dueAt }, later(6))
    const next = await edit(staff.AUTHOR, ref)
    await refused(() => publishArticle(editor, next, later(7)), 'CONFLICT')
    await runDue(dueAt)
    const article = await db.article.findUniqueOrThrow({ where: { id: ref.id } })
    expect([article.state, article.publishedRevisionId]).toEqual(['PUBLISHED', signedRevisionId])
  })

  test('goes out under a tag’s new name: nobody has edited it', async () => {
    const [from, into] = [await makeTag(), await makeTag()]
    const ref = await makeDraft(staff.AUTHOR, { columnId: reviewed, tagIds: [from.id] })
    await submitArticle(staff.AUTHOR, ref, NOW)
    await sign(ref)
    await mergeTags(system, { id: from.id, intoId: into.id })
    await publishArticle(editor, ref, later(6))
    const tags = await db.publicationTag.findMany({ where: { articleId: ref.id }, select: { tagId: true } })
    expect(tags).toEqual([{ tagId: into.id }])
  })

  test('signed anew takes the place of the one that waits for its minute', async () => {
    const ref = await standingAt('signed', staff.AUTHOR)
    await schedulePublication(editor, { ...ref, dueAt }, later(6))
    const next = await edit(staff.AUTHOR, ref)
    await submitArticle(staff.AUTHOR, next, later(7))
    await sign(next, later(8))
    const { number, signedRevisionId } = await roundOf(ref.id)
    const [waiting] = await db.schedule.findMany({ where: { articleId: ref.id, state: 'PENDING' } })
    expect([number, waiting?.revisionId]).toEqual([2, signedRevisionId])
    await runDue(dueAt)
    expect(await db.article.findUniqueOrThrow({ where: { id: ref.id } })).toMatchObject({
      state: 'PUBLISHED',
    })
  })

  test('is not the last word: an older signature does not bring its text back', async () => {
    const ref = await standingAt('signed', staff.AUTHOR)
    const before = await db.article.findUniqueOrThrow({ where: { id: ref.id } })
    const next = await edit(staff.AUTHOR, ref)
    await submitArticle(staff.AUTHOR, next, later(7))
    await sign(next, later(8))
    const old = draft({ columnId: reviewed, title: before.title, body: bodyOf('退潮之后，滩涂上全是脚印。') })
    const back = await saveArticle(staff.AUTHOR, { ...old, ...next }, later(9))
    await refused(() => publishArticle(editor, back, later(10)), 'CONFLICT')
  })

  test('recalled, its appointment is called off with what was to follow, and nothing goes out', async () => {
    const ref = await standingAt('signed', staff.AUTHOR)
    await schedulePublication(editor, { ...ref, dueAt }, later(6))
    await schedulePin(editor, { ...ref, dueAt }, later(6))
    await recallSignature(chief, { ...ref, reason: '数字有疑' }, later(7))
    expect(await db.schedule.count({ where: { articleId: ref.id, state: 'PENDING' } })).toBe(0)
    await runDue(dueAt)
    expect(await db.article.findUniqueOrThrow({ where: { id: ref.id } })).toMatchObject({ state: 'DRAFT' })
    const published = await standingAt('signed', staff.AUTHOR)
    await publishArticle(editor, published, later(6))
    await refused(() => recallSignature(chief, { ...published, reason: '晚了' }, later(7)), 'CONFLICT')
  })

  test('an appointment made before the policy is refused at its minute, with what is missing', async () => {
    const columnId = await makeReviewed([])
    const ref = await makeDraft(staff.AUTHOR, { columnId })
    const { scheduleId } = await schedulePublication(editor, { ...ref, dueAt }, NOW)
    await savePolicy(chief, { columnId, version: 1, steps: [step('终审')] })
    await runDue(dueAt)
    expect(await db.schedule.findUniqueOrThrow({ where: { id: scheduleId } })).toMatchObject({
      state: 'FAILED',
      note: '这个栏目的稿件须经审校签发才能发布，请先送审。',
    })
  })
})

describe('an emergency', () => {
  test('is flagged with its reason and stays on the list until somebody else has looked at it', async () => {
    const ref = await standingAt('half approved', staff.AUTHOR)
    await refused(() => publishUrgently(chief, { ...ref, version: 9, reason: '防汛预警' }, NOW), 'CONFLICT')
    await publishUrgently(chief, { ...ref, reason: '防汛预警' }, later(6))
    expect(await lastEventOf('article', ref.id)).toMatchObject({
      action: 'review.urgent',
      actorId: chief.id,
      data: { urgent: true, reason: '防汛预警' },
    })
    const { id: urgentId } = await db.urgentPublication.findFirstOrThrow({ where: { articleId: ref.id } })
    await refused(() => reviewUrgent(chief, { urgentId, note: '' }, NOW), 'FORBIDDEN')
    await refused(() => reviewUrgent(staff.AUTHOR, { urgentId, note: '' }, NOW), 'FORBIDDEN')
    await refused(() => reviewUrgent(system, { urgentId, note: '' }, NOW), 'FORBIDDEN')
    await refused(() => reviewUrgent(editor, { urgentId: 999_999, note: '' }, NOW), 'NOT_FOUND')
    await reviewUrgent(editor, { urgentId, note: '无误' }, later(9))
    expect((await lastEventOf('article', ref.id)).action).toBe('review.afterwards')
    await refused(() => reviewUrgent(staff.EDITOR, { urgentId, note: '' }, NOW), 'CONFLICT')
  })

  test('is reviewed too when the round that goes on is signed by somebody else', async () => {
    const ref = await standingAt('submitted', staff.AUTHOR)
    await publishUrgently(staff.CHIEF, { ...ref, reason: '防汛预警' }, later(6))
    await sign(ref)
    const urgent = await db.urgentPublication.findFirstOrThrow({ where: { articleId: ref.id } })
    expect(urgent).toMatchObject({ reviewedById: chief.id, note: '第 1 轮审校签发' })
    expect((await eventsOf('article', ref.id)).map(({ action }) => action)).toContain('review.sign')
  })

  test('is none where it is not needed', async () => {
    const ref = await makeDraft(staff.AUTHOR, { columnId: free })
    await refused(() => publishUrgently(chief, { ...ref, reason: '防汛预警' }, NOW), 'CONFLICT')
  })
})
