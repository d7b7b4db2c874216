import { beforeAll, describe, expect, test } from 'vitest'
import { saveArticle, submitArticle } from '@/lib/articles/commands'
import { publishArticle, withdrawArticle } from '@/lib/articles/publication-commands'
import { reinstateArticle } from '@/lib/articles/reinstate-commands'
import type { ArticleRef } from '@/lib/articles/schema'
import type { Actor } from '@/lib/auth/permissions'
import { addCorrection } from '@/lib/corrections/commands'
import { db } from '@/lib/db/client'
import type { Role } from '@/lib/db/generated/enums'
import { schedulePublication } from '@/lib/schedule/commands'
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
import { approve, makeReviewed, roundOf, step } from '@/test/review'
import { savePolicy } from './policy-commands'
import { recallSignature } from './return-commands'
import { publishUrgently } from './urgent-commands'

let staff: Record<Role, Person>
let editor: Person
let chief: Person
let reviewed: number
let free: number
const NOTE = { what: '第二段“三十微克”应为“十三微克”。', why: '核对原始记录后发现笔误。' }
const WHY = { reason: '已核实无误' }

beforeAll(async () => {
  staff = await makeStaff()
  editor = await makeUser('EDITOR')
  chief = await makeUser('CHIEF')
  reviewed = await makeReviewed([step('一审'), step('终审', { roles: ['CHIEF'] })])
  free = await makeReviewed([])
})

const stored = (id: number) => db.article.findUniqueOrThrow({ where: { id } })
async function sign(ref: ArticleRef, at = NOW) {
  await submitArticle(staff.AUTHOR, ref, at)
  await approve(editor, ref, '一审', at)
  await approve(chief, ref, '终审', at)
}
const edit = (ref: ArticleRef, over: object = { body: bodyOf('当日浓度为十三微克。') }) =>
  saveArticle(staff.AUTHOR, { ...draft({ columnId: reviewed, title: '浓度' }), ...over, ...ref }, later(5))

/** A piece of the author's that was signed and is public. */
async function published(columnId = reviewed, tagIds: number[] = []): Promise<ArticleRef> {
  const body = bodyOf('当日浓度为三十微克。')
  const ref = await makeDraft(staff.AUTHOR, { columnId, title: '浓度', body, tagIds })
  if (columnId === reviewed) await sign(ref)
  await publishArticle(staff.EDITOR, ref, later(1))
  return ref
}
const withdraw = (ref: ArticleRef) => withdrawArticle(staff.CHIEF, { ...ref, reason: '待核实' }, later(2))

describe('a withdrawn piece', () => {
  test('comes back as it was signed, wherever its draft has gone meanwhile', async () => {
    const [from, into] = [await makeTag(), await makeTag()]
    const ref = await published(reviewed, [from.id])
    const { signedRevisionId } = await roundOf(ref.id)
    await withdraw(ref)
    await mergeTags(system, { id: from.id, intoId: into.id })
    const next = await edit(ref)
    await reinstateArticle(staff.EDITOR, { ...next, ...WHY }, later(6))
    expect(await stored(ref.id)).toMatchObject({ state: 'PUBLISHED', publishedRevisionId: signedRevisionId })
    expect(await lastEventOf('article', ref.id)).toMatchObject({
      action: 'article.reinstate',
      data: { reason: WHY.reason, revisionId: signedRevisionId },
    })
    await refused(() => publishArticle(staff.CHIEF, { ...next, ...NOTE }, later(7)), 'CONFLICT')
  })

  test('that was never signed, or is not any more, takes a round first', async () => {
    const columnId = await makeReviewed([])
    const older = await published(columnId)
    await withdraw(older)
    await savePolicy(chief, { columnId, version: 1, steps: [step('终审')] })
    const hasty = await makeDraft(staff.AUTHOR, { columnId: reviewed })
    await publishUrgently(chief, { ...hasty, reason: '防汛预警' }, NOW)
    await withdraw(hasty)
    const recalled = await published()
    await withdraw(recalled)
    await recallSignature(chief, { ...recalled, reason: '数字有疑' }, later(3))
    for (const ref of [older, hasty, recalled])
      for (const actor of [staff.CHIEF, staff.ADMIN, system]) {
        await refused(() => reinstateArticle(actor, { ...ref, ...WHY }, later(6)), 'CONFLICT')
        const attempt = reinstateArticle(actor, { ...ref, ...WHY }, later(6))
        await expect(attempt).rejects.toThrow('撤稿前的那一版没有签发，不能原样恢复。')
      }
    const twice = await published()
    await withdraw(twice)
    const newer = await edit(twice)
    await sign(newer, later(6))
    await db.article.update({ where: { id: newer.id }, data: { state: 'WITHDRAWN' } })
    await refused(() => reinstateArticle(staff.CHIEF, { ...newer, ...WHY }, later(7)), 'CONFLICT')
    await publishArticle(staff.EDITOR, newer, later(8))
  })

  test.each(ROLES)('is brought back by those who edit, where nothing is reviewed too: %s', async (role) => {
    for (const columnId of [reviewed, free]) {
      const ref = await published(columnId)
      await withdraw(ref)
      const attempts = [
        () => reinstateArticle(staff[role], { ...ref, ...WHY }, later(6)),
        () => publishArticle(staff[role], ref, later(7)),
      ]
      if (role === 'AUTHOR') for (const attempt of attempts) await refused(attempt, 'FORBIDDEN')
      else await attempts[0]?.()
    }
    const again = await published(free)
    await withdraw(again)
    const dueAt = later(90)
    const appoint = () => schedulePublication(staff[role], { ...again, dueAt }, later(7))
    if (role === 'AUTHOR') await refused(appoint, 'FORBIDDEN')
    else await appoint()
  })
})

describe('a change of a public piece', () => {
  test('needs the signature and the note: neither stands in for the other', async () => {
    const next = await edit(await published())
    await refused(() => publishArticle(staff.EDITOR, { ...next, ...NOTE }, later(6)), 'CONFLICT')
    await refused(() => publishArticle(staff.CHIEF, { ...next, way: 'quiet' }, later(6)), 'CONFLICT')
    await sign(next, later(6))
    await refused(() => publishArticle(staff.EDITOR, next, later(7)), 'INVALID')
    await publishArticle(staff.EDITOR, { ...next, ...NOTE }, later(7))
    const { signedRevisionId } = await roundOf(next.id)
    const notes = await db.correction.findMany({ where: { articleId: next.id } })
    expect(notes).toMatchObject([{ ...NOTE, revisionId: signedRevisionId }])
    expect((await stored(next.id)).publishedRevisionId).toBe(signedRevisionId)
  })

  test('is told without one by the note alone, also while the piece is in review', async () => {
    const next = await edit(await published())
    await submitArticle(staff.AUTHOR, next, later(6))
    await refused(() => addCorrection(staff.AUTHOR, { id: next.id, ...NOTE }, later(7)), 'FORBIDDEN')
    await addCorrection(staff.EDITOR, { id: next.id, ...NOTE }, later(7))
    expect(await db.correction.count({ where: { articleId: next.id } })).toBe(1)
    expect((await roundOf(next.id)).state).toBe('OPEN')
  })

  test('that cannot wait for its signature can carry a note all the same', async () => {
    const next = await edit(await published())
    await publishUrgently(chief, { ...next, reason: '数字有误，须立即改正', ...NOTE }, later(6))
    expect(await db.correction.findMany({ where: { articleId: next.id } })).toMatchObject([NOTE])
    const quiet = await edit(await published())
    await publishUrgently(chief, { ...quiet, reason: '漏字', way: 'quiet' }, later(6))
    expect(await db.correction.count({ where: { articleId: quiet.id } })).toBe(0)
    const [, event] = (await eventsOf('article', quiet.id)).toReversed()
    expect(event?.action).toBe('article.publish')
  })

  /** A public piece that somebody has appointed anew as it is, and whose text was changed and signed since. */
  async function signedSince(by: Actor, note: object) {
    const ref = await published()
    const dueAt = later(90)
    const { scheduleId } = await schedulePublication(by, { ...ref, dueAt, ...note }, later(3))
    const next = await edit(ref)
    await sign(next, later(6))
    const waiting = await db.schedule.findUniqueOrThrow({ where: { id: scheduleId } })
    return { next, dueAt, waiting }
  }

  test('does not slip past the note by an appointment that was made before it', async () => {
    const silent = await signedSince(staff.EDITOR, {})
    expect(silent.waiting.state).toBe('CANCELLED')
    expect(
      await db.auditEvent.findFirst({
        where: { action: 'schedule.cancel', subjectId: String(silent.next.id) },
        select: { actorId: true, data: true },
      }),
    ).toMatchObject({ actorId: chief.id, data: { reason: expect.stringContaining('请写好更正说明') } })
    const told = await signedSince(staff.EDITOR, NOTE)
    const trusted = await signedSince(staff.CHIEF, {})
    await runDue(told.dueAt)
    for (const { next, waiting } of [told, trusted]) {
      const { signedRevisionId } = await roundOf(next.id)
      expect([waiting.state, waiting.revisionId]).toEqual(['PENDING', signedRevisionId])
      expect((await stored(next.id)).publishedRevisionId).toBe(signedRevisionId)
    }
  })
})
