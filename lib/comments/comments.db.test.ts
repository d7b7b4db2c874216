import pg from 'pg'
import { beforeAll, expect, test, vi } from 'vitest'
import { saveArticle, trashArticle } from '@/lib/articles/commands'
import { publishArticle } from '@/lib/articles/publication-commands'
import { listArticles } from '@/lib/articles/queries'
import type { ArticleRef } from '@/lib/articles/schema'
import { bodyText } from '@/lib/content/body-text'
import { docFromText } from '@/lib/content/text'
import { db } from '@/lib/db/client'
import type { Role } from '@/lib/db/generated/enums'
import { readNotices } from '@/lib/notifications/commands'
import { countOwnNews, listNotices } from '@/lib/notifications/queries'
import { restoreRevision } from '@/lib/revisions/commands'
import { schedulePublication, scheduleWithdrawal } from '@/lib/schedule/commands'
import { runDue } from '@/lib/schedule/run-due'
import { draft, later, makeColumn, makeDraft, makeStaff, NOW, type Person, system } from '@/test/newsroom'
import { eventsOf, refused } from '@/test/refusals'
import { anchorAt } from './anchor'
import { beginThread, changeThread, deleteComment, reply } from './commands'
import { listThreads } from './queries'

let staff: Record<Role, Person>
let columnId: number

beforeAll(async () => {
  staff = await makeStaff()
  columnId = (await makeColumn()).id
})

const TEXT = '退潮之后，滩涂上全是脚印。\n当地人说，滩涂不是荒地。\n氨氮浓度降到了每升 0.6 毫克。'
const anchorOn = (quote: string, text = TEXT) => {
  const startAt = text.indexOf(quote)
  return {
    ...anchorAt(text, { startAt, endAt: startAt + quote.length }),
    startAt,
    endAt: startAt + quote.length,
  }
}
const makeText = (text = TEXT) => makeDraft(staff.AUTHOR, { columnId, body: docFromText(text) })
const begin = (
  id: number,
  quote: string | null,
  over: { blocking?: boolean; mentionIds?: number[]; text?: string } = {},
  by = staff.EDITOR,
) =>
  beginThread(
    by,
    {
      id,
      anchor: quote === null ? null : anchorOn(quote),
      text: '请核实',
      blocking: false,
      mentionIds: [],
      ...over,
    },
    NOW,
  )
const save = (ref: ArticleRef, text: string, by = staff.AUTHOR) =>
  saveArticle(by, { ...draft({ columnId, body: docFromText(text) }), ...ref }, later(1))
const threadsOf = async (id: number) => (await listThreads(staff.EDITOR, id))?.threads ?? []
const quotes = async (id: number) =>
  (await threadsOf(id)).map(({ quote, startAt }) => `${startAt === null ? '×' : ''}${quote}`)

test('a comment changes neither the draft nor its version, and stands in the order of the text', async () => {
  const ref = await makeText()
  const before = await db.article.findUniqueOrThrow({ where: { id: ref.id } })
  await begin(ref.id, '0.6 毫克')
  await begin(ref.id, null)
  await begin(ref.id, '脚印')
  const after = await db.article.findUniqueOrThrow({ where: { id: ref.id } })
  expect(after).toEqual({ ...before, commentsVersion: before.commentsVersion + 3 })
  expect(await quotes(ref.id)).toEqual(['×', '脚印', '0.6 毫克'])
})

test('anchors go along with every save, whoever makes it, through what replaces a draft, and back', async () => {
  const ref = await makeText()
  await begin(ref.id, '滩涂不是荒地')
  await begin(ref.id, '氨氮浓度')
  const edited = TEXT.replace('退潮之后', '清晨退潮之后').replace('不是荒地', '从来不是荒地')
  const second = await save(ref, edited)
  const body = async () =>
    bodyText((await db.article.findUniqueOrThrow({ where: { id: ref.id } })).body as never)
  const inText = async () => {
    const text = await body()
    for (const { quote, startAt, endAt } of await threadsOf(ref.id))
      if (startAt !== null) expect(text.slice(startAt, endAt ?? 0)).toBe(quote)
    return quotes(ref.id)
  }
  expect(await inText()).toEqual(['滩涂从来不是荒地', '氨氮浓度'])
  const third = await save(second, edited.replace(/当地人说.*\n/, ''), staff.EDITOR)
  expect(await inText()).toEqual(['氨氮浓度', '×滩涂从来不是荒地'])
  const { id: revisionId } = await db.revision.findFirstOrThrow({
    where: { articleId: ref.id },
    orderBy: { number: 'asc' },
  })
  await restoreRevision(staff.EDITOR, { ...third, revisionId }, later(2))
  const [first] = await inText()
  expect(first).toMatch(/^滩涂.*不是荒地$/)
})

test('a mark in a text that has just gone on is found by its surroundings, or refused', async () => {
  const ref = await makeText()
  await save(ref, `新的一段在前面。\n${TEXT}`)
  const { threadId } = await begin(ref.id, '脚印')
  const [thread] = await threadsOf(ref.id)
  expect(thread).toMatchObject({ id: threadId, quote: '脚印', startAt: TEXT.indexOf('脚印') + 9 })
  const gone = { ...anchorOn('脚印'), quote: '没有的字' }
  await refused(
    () =>
      beginThread(
        staff.EDITOR,
        { id: ref.id, anchor: gone, text: '请核实', blocking: false, mentionIds: [] },
        NOW,
      ),
    'CONFLICT',
  )
})

test('what must be dealt with keeps a piece from going out, now and by appointment, until it is resolved', async () => {
  const ref = await makeText()
  const { threadId } = await begin(ref.id, '0.6 毫克', { blocking: true })
  await begin(ref.id, null, { blocking: true })
  await begin(ref.id, '脚印')
  const dueAt = later(60)
  await refused(() => publishArticle(staff.CHIEF, ref, NOW), 'CONFLICT')
  await refused(() => schedulePublication(staff.CHIEF, { ...ref, dueAt }, NOW), 'CONFLICT')
  await expect(publishArticle(system, ref, NOW)).rejects.toThrow('还有 2 条“必须处理”的批注没有解决')
  for (const { id } of (await threadsOf(ref.id)).filter(({ blocking }) => blocking))
    await changeThread(staff.EDITOR, { threadId: id, change: 'resolve' }, later(2))
  const resolved = (await threadsOf(ref.id)).find(({ id }) => id === threadId)?.resolved
  expect(resolved).toEqual({ at: later(2).toISOString(), by: staff.EDITOR.name })
  await publishArticle(staff.CHIEF, ref, later(3))
  await changeThread(staff.EDITOR, { threadId, change: 'reopen' }, later(4))
  await refused(() => publishArticle(staff.CHIEF, ref, NOW), 'CONFLICT')
})

test('whoever says that a waiting piece must not go out calls it off, and whoever appointed it is told', async () => {
  const ref = await makeText()
  const { title } = await db.article.findUniqueOrThrow({ where: { id: ref.id } })
  await schedulePublication(staff.CHIEF, { ...ref, dueAt: later(60) }, NOW)
  await scheduleWithdrawal(staff.CHIEF, { ...ref, dueAt: later(120) }, NOW)
  const quiet = await begin(ref.id, '脚印')
  expect(quiet.calledOff).toBeNull()
  const { calledOff, threadId } = await begin(ref.id, '0.6 毫克', { blocking: true })
  expect(calledOff).toEqual(later(60))
  const { rows } = await listNotices(staff.CHIEF, {})
  expect(rows[0]).toMatchObject({
    sentence: `${staff.EDITOR.name}取消了《${title}》的定时`,
    path: `/admin/articles/${ref.id}`,
    detail: '请核实',
  })
  await runDue(later(300))
  const states = await db.schedule.findMany({ where: { articleId: ref.id }, select: { state: true } })
  expect(states).toEqual([{ state: 'CANCELLED' }, { state: 'CANCELLED' }])
  expect(await db.publication.count({ where: { articleId: ref.id } })).toBe(0)
  expect((await eventsOf('article', ref.id)).map(({ action }) => action)).toContain('schedule.cancel')
  await changeThread(staff.EDITOR, { threadId, change: 'resolve' }, NOW)
  await schedulePublication(staff.CHIEF, { ...ref, dueAt: later(90) }, NOW)
  const again = await changeThread(staff.EDITOR, { threadId, change: 'reopen' }, NOW)
  expect(again.calledOff).toEqual(later(90))
})

test('the same change twice is one; a closed thread takes no answer; nothing is said in the trash', async () => {
  const ref = await makeText()
  const { threadId } = await begin(ref.id, '脚印')
  await changeThread(staff.AUTHOR, { threadId, change: 'resolve' }, NOW)
  await changeThread(staff.EDITOR, { threadId, change: 'resolve' }, later(1))
  expect((await threadsOf(ref.id))[0]?.resolved?.by).toBe(staff.AUTHOR.name)
  await refused(() => reply(staff.EDITOR, { threadId, text: '再看', mentionIds: [] }, NOW), 'CONFLICT')
  await changeThread(staff.EDITOR, { threadId, change: 'reopen' }, later(2))
  await reply(staff.EDITOR, { threadId, text: '再看', mentionIds: [] }, NOW)
  await trashArticle(staff.EDITOR, ref, NOW)
  await refused(() => begin(ref.id, null), 'CONFLICT')
  await refused(() => changeThread(staff.EDITOR, { threadId, change: 'resolve' }, NOW), 'CONFLICT')
})

test('a comment that was answered leaves its place when it is taken back; the last one takes the thread along', async () => {
  const ref = await makeText()
  const { threadId } = await begin(ref.id, '脚印', {}, staff.AUTHOR)
  const answer = await reply(staff.EDITOR, { threadId, text: '留着', mentionIds: [] }, NOW)
  const first = (await threadsOf(ref.id))[0]?.comments[0]?.id ?? 0
  await deleteComment(staff.AUTHOR, { commentId: first }, NOW)
  expect((await threadsOf(ref.id))[0]?.comments).toMatchObject([
    { text: '', deleted: true },
    { text: '留着' },
  ])
  await deleteComment(staff.EDITOR, { commentId: answer.commentId }, NOW)
  expect(await threadsOf(ref.id)).toEqual([])
  const blocked = await begin(ref.id, null, {}, staff.AUTHOR)
  await changeThread(staff.EDITOR, { threadId: blocked.threadId, change: 'block' }, NOW)
  const own = (await threadsOf(ref.id))[0]?.comments[0]?.id ?? 0
  await refused(() => deleteComment(staff.AUTHOR, { commentId: own }, NOW), 'FORBIDDEN')
})

test('a mention reaches whom the text names and who may see the piece, once, until it has been seen', async () => {
  const { AUTHOR: stranger, CHIEF: unnamed } = await makeStaff()
  const ref = await makeText()
  await readNotices(staff.AUTHOR, {}, NOW)
  const ids = [staff.AUTHOR.id, stranger.id, unnamed.id, staff.EDITOR.id]
  const text = `@${staff.AUTHOR.name} @${stranger.name} @${staff.EDITOR.name} 请看`
  const { threadId } = await begin(ref.id, '脚印', { text, mentionIds: ids })
  for (const nobody of [stranger, unnamed]) expect(await countOwnNews(nobody)).toMatchObject({ unread: 0 })
  expect(await countOwnNews(staff.AUTHOR)).toMatchObject({ unread: 1 })
  expect(await listThreads(staff.AUTHOR, ref.id)).toMatchObject({ unseen: true })
  expect(await listThreads(staff.CHIEF, ref.id)).toMatchObject({ unseen: false })
  const { rows } = await listNotices(staff.AUTHOR, { kind: 'mention' })
  expect(rows[0]).toMatchObject({
    ...{ unread: true, urgent: true, detail: text, quote: '脚印' },
    path: `/admin/articles/${ref.id}?thread=${threadId}`,
  })
  expect(await readNotices(staff.AUTHOR, { articleId: ref.id + 1 }, NOW)).toMatchObject({ count: 0 })
  expect(await readNotices(staff.AUTHOR, { articleId: ref.id }, NOW)).toMatchObject({ count: 1 })
  expect(await countOwnNews(staff.AUTHOR)).toMatchObject({ unread: 0 })
  expect(await listThreads(staff.AUTHOR, ref.id)).toMatchObject({ unseen: false })
})

test('the desk list says how many threads are open, in the one statement that it is', async () => {
  const ref = await makeText()
  await begin(ref.id, '脚印')
  await begin(ref.id, null)
  const { threadId } = await begin(ref.id, null)
  await changeThread(staff.EDITOR, { threadId, change: 'resolve' }, NOW)
  const statements = vi.spyOn(pg.Client.prototype, 'query')
  const { rows } = await listArticles(staff.EDITOR, {}, null)
  expect(statements).toHaveBeenCalledTimes(1)
  statements.mockRestore()
  expect(rows.find(({ id }) => id === ref.id)?.openThreads).toBe(2)
})
