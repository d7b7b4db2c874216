import { beforeAll, describe, expect, test } from 'vitest'
import { purgeArticle, submitArticle, trashArticle } from '@/lib/articles/commands'
import type { ArticleRef } from '@/lib/articles/schema'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import type { Role } from '@/lib/db/generated/enums'
import { makeDraft, makeStaff, makeUser, NOW, type Person, system } from '@/test/newsroom'
import { approve, makeReviewed, roundOf, step, stepId } from '@/test/review'

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

describe('the database refuses by itself', () => {
  const broken = (attempt: Promise<unknown>) => expect(attempt).rejects.toThrow()
  const given = { approvedAt: NOW, takenAt: NOW }

  test('a step in the hands of the owner or of who handed it in, and two steps in the same hands', async () => {
    const ref = await waitingFor('一审', author)
    const { steps } = await roundOf(ref.id)
    const hold = (at: number, holderId: number) =>
      db.reviewStep.update({ where: { id: steps[at]?.id ?? 0 }, data: { holderId, takenAt: NOW } })
    await broken(hold(0, author.id))
    const other = await waitingFor('一审', system, staff.EDITOR)
    const [one] = (await roundOf(other.id)).steps
    await broken(
      db.reviewStep.update({
        where: { id: one?.id ?? 0 },
        data: { holderId: staff.EDITOR.id, takenAt: NOW },
      }),
    )
    await hold(0, spare.id)
    await broken(hold(1, spare.id))
  })

  test('an approval by the owner, by who does not hold the step, and of one content at two steps', async () => {
    const ref = await waitingFor('二审')
    const { id: reviewId, steps, decisions, submittedRevisionId: revisionId } = await roundOf(ref.id)
    const contentHash = decisions[0]?.contentHash ?? ''
    const say = (byId: number, at: number) =>
      db.reviewDecision.create({
        data: {
          reviewId,
          stepId: steps[at]?.id ?? 0,
          verdict: 'APPROVE',
          byId,
          byName: '某',
          at: NOW,
          revisionId,
          contentHash,
        },
      })
    await broken(say(author.id, 1))
    await broken(say(spare.id, 1))
    // Step one was put into other hands after its approval fell; who had approved this very content may not approve it elsewhere.
    const empty = {
      holderId: null,
      takenAt: null,
      approvedAt: null,
      approvedHash: null,
      approvedRevisionId: null,
    }
    await db.reviewStep.update({ where: { id: steps[0]?.id ?? 0 }, data: empty })
    await db.reviewStep.update({
      where: { id: steps[1]?.id ?? 0 },
      data: { holderId: crew.一审.id, takenAt: NOW },
    })
    await broken(say(crew.一审.id, 1))
  })

  test('a signature under a round that is not through, a changed or removed decision, an emergency that its publisher reviews', async () => {
    const ref = await waitingFor('二审')
    const { id, decisions, submittedRevisionId } = await roundOf(ref.id)
    const signed = {
      signedAt: NOW,
      signedHash: '0'.repeat(64),
      signedRevisionId: submittedRevisionId,
      signedVersion: 1,
    }
    await broken(db.review.update({ where: { id }, data: { state: 'SIGNED', closedAt: NOW, ...signed } }))
    const where = { id: decisions[0]?.id ?? 0 }
    await broken(db.reviewDecision.update({ where, data: { note: '改写' } }))
    await broken(db.reviewDecision.delete({ where }))
    await broken(db.reviewStep.deleteMany({ where: { reviewId: id } }))
    await broken(db.review.delete({ where: { id } }))
    await broken(db.revision.delete({ where: { id: submittedRevisionId } }))
    const urgent = {
      articleId: ref.id,
      revisionId: submittedRevisionId,
      reason: '防汛',
      publishedById: spare.id,
      publishedAt: NOW,
    }
    await broken(
      db.urgentPublication.create({ data: { ...urgent, reviewedById: spare.id, reviewedAt: NOW } }),
    )
    await broken(db.reviewStep.update({ where: { id: await stepId(ref.id, '终审') }, data: given }))
  })
})

test('a piece that was never public takes its review with it when it is deleted for good', async () => {
  const ref = await waitingFor('二审')
  const { id } = await roundOf(ref.id)
  await trashArticle(author, ref, NOW)
  await purgeArticle(staff.ADMIN, ref.id)
  expect(await db.review.count({ where: { id } })).toBe(0)
  expect(await db.reviewDecision.count({ where: { reviewId: id } })).toBe(0)
})
