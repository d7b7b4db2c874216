import { beforeEach, expect, test, vi } from 'vitest'
import { saveArticle, submitArticle } from '@/lib/articles/commands'
import { publishArticle, withdrawArticle } from '@/lib/articles/publication-commands'
import { reinstateArticle } from '@/lib/articles/reinstate-commands'
import { addCorrection } from '@/lib/corrections/commands'
import { db } from '@/lib/db/client'
import type { Role } from '@/lib/db/generated/enums'
import { env } from '@/lib/env'
import { delegateStep, releaseStep } from '@/lib/review/commands'
import { noteOverdueSteps } from '@/lib/review/overdue-commands'
import { recallSignature, sendBack } from '@/lib/review/return-commands'
import { publishUrgently } from '@/lib/review/urgent-commands'
import {
  bodyOf,
  draft,
  later,
  makeColumn,
  makeDraft,
  makeStaff,
  makeUser,
  NOW,
  type Person,
} from '@/test/newsroom'
import { approve, makeReviewed, step, stepId, submitted, take } from '@/test/review'
import { InboxEar } from './listen-queries'
import type { News } from './news'
import { countOwnNews, listNotices } from './queries'

let staff: Record<Role, Person>
let second: Person
let columnId: number

beforeEach(async () => {
  await db.notification.deleteMany({})
  await db.user.updateMany({ data: { active: false } })
  staff = await makeStaff()
  second = await makeUser('EDITOR')
  columnId = await makeReviewed([
    step('一审', { dueHours: 8 }),
    step('二审', { roles: ['ADMIN'] }),
    step('签发', { roles: ['CHIEF'] }),
  ])
})

const inbox = async (person: Person) => (await listNotices(person, {})).rows
const said = async (person: Person) => (await inbox(person)).map(({ sentence }) => sentence)
const piece = (title: string, owner = staff.AUTHOR) => submitted(owner, { columnId, title })
const back = async (ref: { id: number; version: number }, from: string, to: string | null = null) => ({
  ...{ ...ref, stepId: await stepId(ref.id, from), reason: '数字请核对' },
  toStepId: to === null ? null : await stepId(ref.id, to),
})

test('who may take a step hears when it waits, and nobody whom the duties keep from it', async () => {
  const ref = await piece('退水')
  for (const one of [staff.EDITOR, second])
    expect(await inbox(one)).toMatchObject([
      {
        ...{ sentence: '《退水》等您审：一审', detail: '时限：2026-03-02 18:00' },
        path: `/admin/articles/${ref.id}#review`,
      },
    ])
  for (const nobody of [staff.CHIEF, staff.ADMIN, staff.AUTHOR]) expect(await said(nobody)).toEqual([])
  await approve(second, ref, '一审')
  expect(await said(staff.ADMIN)).toEqual(['《退水》等您审：二审'])
  await approve(staff.ADMIN, ref, '二审')
  expect(await said(staff.CHIEF)).toEqual(['《退水》等您审：签发'])
  const own = await piece('自己的', second)
  expect(await said(second)).toEqual(['《退水》等您审：一审'])
  expect(await said(staff.EDITOR)).toHaveLength(2)
  await approve(staff.EDITOR, own, '一审')
  expect(await said(second)).toHaveLength(1)
})

test('whoever holds the step an edit falls back to is told alone', async () => {
  const ref = await piece('改了')
  await approve(second, ref, '一审')
  await db.notification.deleteMany({})
  const next = draft({ columnId, title: '改了', body: bodyOf('退潮之后又多了一串脚印。') })
  await saveArticle(staff.AUTHOR, { ...next, ...ref }, later(5))
  expect(await said(second)).toEqual(['《改了》等您审：一审'])
  expect(await said(staff.EDITOR)).toEqual([])
})

test('the author, and whoever handed it in, hear of return, sign-off and its recall', async () => {
  const ref = await makeDraft(staff.AUTHOR, { columnId, title: '代送' })
  await submitArticle(staff.EDITOR, ref, NOW)
  await sendBack(second, await back(ref, '一审'), later(1))
  for (const one of [staff.AUTHOR, staff.EDITOR])
    expect(await inbox(one)).toMatchObject([
      { sentence: `${second.name}退回了《代送》`, detail: '数字请核对', urgent: true },
    ])
  await submitArticle(staff.EDITOR, ref, later(2))
  await approve(second, ref, '一审')
  await approve(staff.ADMIN, ref, '二审')
  await approve(staff.CHIEF, ref, '签发')
  await recallSignature(staff.CHIEF, { ...ref, reason: '再看看' }, later(3))
  for (const one of [staff.AUTHOR, staff.EDITOR])
    expect((await inbox(one)).slice(0, 2)).toMatchObject([
      { sentence: `${staff.CHIEF.name}撤销了《代送》的签发`, detail: '再看看', urgent: true },
      { sentence: `${staff.CHIEF.name}签发了《代送》`, urgent: false },
    ])
})

test('a return to an earlier step is its holder’s concern, not the author’s', async () => {
  const ref = await piece('往前')
  await approve(second, ref, '一审')
  await sendBack(staff.ADMIN, await back(ref, '二审', '一审'), later(1))
  expect(await said(second)).toEqual(['《往前》等您审：一审', '《往前》等您审：一审'])
  expect(await said(staff.AUTHOR)).toEqual([])
})

test('a step that is late is told once to who should do it, and to who manages reviews', async () => {
  // Whatever the tests before have left late.
  await noteOverdueSteps(later(9 * 60))
  const ref = await piece('晚了')
  await take(second, ref, '一审')
  await db.notification.deleteMany({})
  expect(await noteOverdueSteps(later(9 * 60))).toBe(1)
  expect(await noteOverdueSteps(later(10 * 60))).toBe(0)
  for (const one of [second, staff.CHIEF, staff.ADMIN])
    expect(await inbox(one)).toMatchObject([
      { sentence: '《晚了》审校逾期：一审', detail: '时限：2026-03-02 18:00', urgent: true },
    ])
  for (const nobody of [staff.EDITOR, staff.AUTHOR]) expect(await said(nobody)).toEqual([])
})

test('who is given a step is told by whom and why', async () => {
  const ref = await piece('转交')
  const order = { id: ref.id, stepId: await stepId(ref.id, '一审'), toId: second.id, note: '我出差' }
  await delegateStep(staff.EDITOR, order, later(1))
  expect((await inbox(second))[0]).toMatchObject({
    ...{ sentence: `${staff.EDITOR.name}把《转交》的“一审”转交给您`, detail: '我出差', urgent: true },
  })
})

test('a round that ends because the piece went to another column is told to its author', async () => {
  const ref = await piece('换栏')
  const other = await makeColumn()
  await saveArticle(staff.EDITOR, { ...draft({ columnId: other.id, title: '换栏' }), ...ref }, later(5))
  expect(await inbox(staff.AUTHOR)).toMatchObject([
    { sentence: `${staff.EDITOR.name}退回了《换栏》`, detail: expect.stringContaining('请重新送审') },
  ])
})

test('an emergency waits for everybody who may look at it afterwards', async () => {
  const ref = await makeDraft(second, { columnId, title: '预警' })
  await publishUrgently(staff.CHIEF, { ...ref, reason: '防汛' }, NOW)
  for (const one of [staff.EDITOR, staff.ADMIN])
    expect(await inbox(one)).toMatchObject([
      { sentence: `${staff.CHIEF.name}特急发布了《预警》，等人补审`, detail: '防汛', urgent: true },
    ])
  expect(await said(second)).toEqual([`${staff.CHIEF.name}发布了《预警》`])
  expect(await said(staff.AUTHOR)).toEqual([])
})

test('the author and the editors hear of a correction, however it comes, and of a return to readers', async () => {
  const plain = (await makeColumn()).id
  const text = draft({ columnId: plain, title: '浓度', body: bodyOf('三十微克。') })
  const ref = await makeDraft(staff.AUTHOR, text)
  await publishArticle(staff.EDITOR, ref, NOW)
  const note = { what: '三十应为十三', why: '笔误' }
  const next = await saveArticle(staff.AUTHOR, { ...text, body: bodyOf('十三微克。'), ...ref }, later(1))
  await db.notification.deleteMany({})
  await publishArticle(staff.EDITOR, { ...next, ...note }, later(2))
  await addCorrection(staff.EDITOR, { id: ref.id, what: '标题也改过', why: '笔误' }, later(3))
  await withdrawArticle(staff.CHIEF, { ...next, reason: '核实' }, later(4))
  await reinstateArticle(staff.EDITOR, { ...next, reason: '无误' }, later(5))
  const { name } = staff.EDITOR
  const told = [
    { sentence: `${name}给《浓度》发了更正`, detail: '标题也改过' },
    { sentence: `${name}给《浓度》发了更正`, detail: '三十应为十三' },
  ]
  const returned = { sentence: `${name}恢复发布了《浓度》`, detail: '无误' }
  expect(await inbox(staff.AUTHOR)).toMatchObject([returned, { urgent: true }, ...told])
  for (const one of [staff.CHIEF, second]) expect(await inbox(one)).toMatchObject([returned, ...told])
  expect(await said(staff.EDITOR)).toEqual([])
})

test('what waits for whom under 审校 changes in every open window, also when a colleague was first', async () => {
  const ear = new InboxEar(env.DATABASE_URL)
  const heard: News[] = []
  const end = ear.open(staff.EDITOR.id, (news) => heard.push(news))
  const now = (toReview: number) =>
    vi.waitFor(() => expect(heard.at(-1)?.toReview).toBe(toReview), { timeout: 5_000 })
  try {
    await now(0)
    const ref = await piece('抢')
    await now(1)
    await take(second, ref, '一审')
    await now(0)
    await releaseStep(second, { id: ref.id, stepId: await stepId(ref.id, '一审') })
    await now(1)
    expect(heard.at(-1)).toEqual(await countOwnNews(staff.EDITOR))
  } finally {
    end()
  }
})
