import { beforeEach, expect, test } from 'vitest'
import { returnArticle, submitArticle, trashArticle } from '@/lib/articles/commands'
import { publishArticle, withdrawArticle } from '@/lib/articles/publication-commands'
import { beginThread, changeThread, deleteComment, reply } from '@/lib/comments/commands'
import { db, together } from '@/lib/db/client'
import type { Role } from '@/lib/db/generated/enums'
import { cancelSchedule, schedulePublication, scheduleWithdrawal } from '@/lib/schedule/commands'
import { runDue } from '@/lib/schedule/run-due'
import { resetPassword, setUserActive, updateUser } from '@/lib/users/commands'
import { later, makeColumn, makeDraft, makeStaff, makeUser, NOW, type Person, system } from '@/test/newsroom'
import { countOwnNews, listNotices } from './queries'

let staff: Record<Role, Person>
let columnId: number

beforeEach(async () => {
  await db.notification.deleteMany({})
  await db.user.updateMany({ data: { active: false } })
  staff = await makeStaff()
  columnId = (await makeColumn()).id
})

const piece = (title: string, owner = staff.AUTHOR) => makeDraft(owner, { columnId, title })
/** What stands in somebody's inbox, the newest first. */
const inbox = async (person: Person) => (await listNotices(person, {})).rows
const unreadOf = async (person: Person) => (await countOwnNews(person)).unread
const said = async (person: Person) => (await inbox(person)).map(({ sentence }) => sentence)
const remark = (id: number, over: object = {}) => ({
  ...{ id, anchor: null, text: '请核实', blocking: false, mentionIds: [] },
  ...over,
})

test('what is submitted is in the inbox of everybody who may take it up, and in nobody else’s', async () => {
  const other = await makeUser('AUTHOR')
  const ref = await piece('退水')
  await submitArticle(staff.AUTHOR, ref, NOW)
  const line = `${staff.AUTHOR.name}送审了《退水》`
  for (const role of ['ADMIN', 'CHIEF', 'EDITOR'] as const) expect(await said(staff[role])).toEqual([line])
  for (const nobody of [staff.AUTHOR, other]) expect(await said(nobody)).toEqual([])
  await returnArticle(staff.EDITOR, { ...ref, reason: '出处不明' }, later(1))
  expect(await inbox(staff.AUTHOR)).toMatchObject([
    { sentence: `${staff.EDITOR.name}退回了《退水》`, detail: '出处不明', urgent: true },
  ])
  expect(await said(staff.EDITOR)).toEqual([line])
})

test('whoever submitted a colleague’s piece hears of its return as its owner does', async () => {
  const ref = await piece('代送')
  await submitArticle(staff.CHIEF, ref, NOW)
  await returnArticle(staff.EDITOR, { ...ref, reason: '再改' }, NOW)
  for (const one of [staff.AUTHOR, staff.CHIEF])
    expect((await said(one))[0]).toBe(`${staff.EDITOR.name}退回了《代送》`)
})

test('the owner hears of publication, update and withdrawal by others, and of none that was their own doing', async () => {
  const ref = await piece('三步')
  await publishArticle(staff.EDITOR, ref, NOW)
  await publishArticle(staff.EDITOR, ref, later(1))
  await withdrawArticle(staff.CHIEF, { ...ref, reason: '事实有误' }, later(2))
  const { name: editor } = staff.EDITOR
  expect(await said(staff.AUTHOR)).toEqual([
    ...[`${staff.CHIEF.name}撤下了《三步》`, `${editor}更新了《三步》`, `${editor}发布了《三步》`],
  ])
  const own = await piece('自己的', staff.EDITOR)
  await publishArticle(staff.EDITOR, own, NOW)
  expect(await said(staff.EDITOR)).toEqual([])
})

test('the owner hears that a colleague has moved the piece to the trash, and until when it can be had back', async () => {
  await trashArticle(staff.EDITOR, await piece('不要了'), NOW)
  expect(await inbox(staff.AUTHOR)).toMatchObject([
    {
      sentence: `${staff.EDITOR.name}把《不要了》移入了回收站`,
      detail: '30 天内可以恢复，之后未发布过的稿件会被彻底删除。',
      urgent: true,
    },
  ])
  expect(await unreadOf(staff.AUTHOR)).toBe(1)
  await trashArticle(staff.AUTHOR, await piece('自己扔的'), NOW)
  expect(await said(staff.AUTHOR)).toHaveLength(1)
})

test('an appointment tells its owner when it is made and who made it when it is kept, missed or called off', async () => {
  const kept = await piece('准时')
  await schedulePublication(staff.EDITOR, { ...kept, dueAt: later(10) }, NOW)
  await scheduleWithdrawal(staff.CHIEF, { ...kept, dueAt: later(20) }, NOW)
  await runDue(later(30))
  expect(await said(staff.EDITOR)).toEqual(['您定时的《准时》已发布'])
  expect(await said(staff.CHIEF)).toEqual(['您定时的《准时》已撤下'])
  expect(await inbox(staff.AUTHOR)).toMatchObject([
    { sentence: '定时任务撤下了《准时》', detail: '定时撤稿' },
    { sentence: '定时任务发布了《准时》' },
    { sentence: `${staff.CHIEF.name}给《准时》定了撤稿时间` },
    { sentence: `${staff.EDITOR.name}给《准时》定了发布时间`, detail: '时间：2026-03-02 10:10' },
  ])
  const off = await piece('取消')
  const { scheduleId } = await schedulePublication(staff.EDITOR, { ...off, dueAt: later(40) }, NOW)
  await cancelSchedule(staff.CHIEF, { scheduleId }, NOW)
  for (const one of [staff.EDITOR, staff.AUTHOR])
    expect((await said(one))[0]).toBe(`${staff.CHIEF.name}取消了《取消》的定时`)
  expect((await said(staff.CHIEF))[0]).not.toContain('取消')
})

test('a missed appointment that nobody made is told to the editors', async () => {
  for (const [title, by] of [
    ['有人定的', staff.EDITOR],
    ['没人定的', system],
  ] as const) {
    const own = await makeColumn()
    const ref = await makeDraft(system, { columnId: own.id, title })
    await schedulePublication(by, { ...ref, dueAt: later(10) }, NOW)
    await db.article.update({ where: { id: ref.id }, data: { columnId: null } })
    // A command refuses this; a row may still be lost to a hand at the database.
    await db.category.delete({ where: { id: own.id } })
  }
  await runDue(later(11))
  expect(await said(staff.EDITOR)).toEqual(['《没人定的》没能按时处理', '《有人定的》没能按时处理'])
  expect(await inbox(staff.CHIEF)).toMatchObject([
    { sentence: '《没人定的》没能按时处理', urgent: true, detail: expect.stringContaining('请重新定时') },
  ])
})

test('a remark tells whom it names, whose piece it is and who wrote before, each once', async () => {
  const ref = await piece('批')
  const text = `@${staff.CHIEF.name} 请看`
  const { threadId } = await beginThread(
    staff.EDITOR,
    remark(ref.id, { text, mentionIds: [staff.CHIEF.id] }),
    NOW,
  )
  expect(await said(staff.CHIEF)).toEqual([`${staff.EDITOR.name}在《批》的批注里提到了您`])
  expect(await said(staff.AUTHOR)).toEqual([`${staff.EDITOR.name}批注了《批》`])
  const answer = { threadId, text: `@${staff.EDITOR.name} 已改`, mentionIds: [staff.EDITOR.id] }
  await reply(staff.AUTHOR, answer, NOW)
  expect(await said(staff.EDITOR)).toEqual([`${staff.AUTHOR.name}在《批》的批注里提到了您`])
  await reply(staff.CHIEF, { threadId, text: '好', mentionIds: [] }, NOW)
  for (const one of [staff.EDITOR, staff.AUTHOR])
    expect(await inbox(one)).toMatchObject([
      { sentence: `${staff.CHIEF.name}在《批》里回复了您参与的批注`, detail: '好', quote: '' },
      {},
    ])
  await changeThread(staff.EDITOR, { threadId, change: 'block' }, NOW)
  for (const one of [staff.CHIEF, staff.AUTHOR])
    expect((await inbox(one))[0]).toMatchObject({ label: '必须处理', resolved: false })
  await changeThread(staff.EDITOR, { threadId, change: 'resolve' }, NOW)
  expect((await inbox(staff.AUTHOR))[0]).toMatchObject({ label: '批注已解决', resolved: true })
  await beginThread(staff.EDITOR, remark(ref.id, { blocking: true }), NOW)
  expect((await said(staff.AUTHOR))[0]).toBe(`${staff.EDITOR.name}在《批》里标了“必须处理”`)
})

test('what is taken back is in no inbox, and its words are nowhere', async () => {
  const ref = await piece('收回')
  const { threadId } = await beginThread(staff.EDITOR, remark(ref.id), NOW)
  const { commentId } = await reply(staff.CHIEF, { threadId, text: '说错了的话', mentionIds: [] }, NOW)
  expect(await inbox(staff.AUTHOR)).toHaveLength(2)
  await deleteComment(staff.CHIEF, { commentId }, NOW)
  expect(await inbox(staff.AUTHOR)).toMatchObject([{ detail: '请核实' }])
  expect(await said(staff.EDITOR)).toEqual([])
  const rows = await db.$queryRaw`SELECT 1 FROM notifications n WHERE n::text LIKE '%说错%'`
  expect(rows).toEqual([])
})

test('an account’s owner hears what was done to it; a closed account hears nothing', async () => {
  const { id, name } = staff.EDITOR
  await updateUser(staff.ADMIN, { id, name, role: 'CHIEF' }, new Date())
  await resetPassword(staff.ADMIN, { id, password: 'Reed-81y-marsh' }, NOW)
  expect(await inbox({ ...staff.EDITOR, role: 'CHIEF' })).toMatchObject([
    { label: '我的账号', detail: '密码已重设，原来的登录都已退出。', path: '/admin/account' },
    { detail: '角色：编辑 → 总编' },
  ])
  await setUserActive(staff.ADMIN, { id, active: false }, NOW)
  await submitArticle(staff.AUTHOR, await piece('没有他'), NOW)
  expect(await db.notification.count({ where: { userId: id } })).toBe(2)
  expect(await unreadOf(staff.EDITOR)).toBe(0)
  await setUserActive(staff.ADMIN, { id, active: true }, NOW)
  expect((await inbox(staff.EDITOR))[0]).toMatchObject({ detail: '您的账号已重新启用。' })
})

test('who may no longer see a piece reads nothing of it, nor does anybody of one in the trash', async () => {
  const ref = await piece('看不到了')
  await submitArticle(staff.AUTHOR, ref, NOW)
  expect(await unreadOf(staff.EDITOR)).toBe(1)
  await db.user.update({ where: { id: staff.EDITOR.id }, data: { role: 'AUTHOR' } })
  const lowered: Person = { ...staff.EDITOR, role: 'AUTHOR' }
  expect([await inbox(lowered), await unreadOf(lowered)]).toEqual([[], 0])
  await returnArticle(staff.CHIEF, { ...ref, reason: '重写' }, NOW)
  expect(await unreadOf(staff.AUTHOR)).toBe(1)
  await trashArticle(staff.AUTHOR, ref, NOW)
  expect([await inbox(staff.AUTHOR), await unreadOf(staff.AUTHOR)]).toEqual([[], 0])
})

test('what is undone leaves nothing in an inbox, and what is saved is nobody’s concern', async () => {
  const ref = await piece('没有成')
  const undone = together(async () => {
    await submitArticle(staff.AUTHOR, ref, NOW)
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  expect(await db.notification.count()).toBe(0)
})
