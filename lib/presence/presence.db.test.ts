import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { later, makeDraft, makeStaff, NOW, type Person } from '@/test/newsroom'
import { enterPiece, leavePiece, stayOnPiece } from './commands'
import { listOthers, SILENCE } from './queries'
import { presenceStream } from './stream'

let author: Person
let editor: Person
let stranger: Person

beforeAll(async () => {
  ;({ AUTHOR: author, EDITOR: editor } = await makeStaff())
  stranger = (await makeStaff()).AUTHOR
})
const after = (ms: number) => new Date(NOW.getTime() + ms)
const names = async (id: number, me: Person, now: Date) =>
  (await listOthers(id, me.id, now)).map(({ name }) => name)

test('others are seen once each with the time they came, oneself never; who leaves is gone at once', async () => {
  const { id } = await makeDraft(author)
  const [first, second] = [randomUUID(), randomUUID()]
  await enterPiece(author, id, first, NOW)
  await enterPiece(author, id, second, after(2_000))
  await enterPiece(editor, id, randomUUID(), after(3_000))
  expect(await listOthers(id, editor.id, after(4_000))).toEqual([
    { name: author.name, since: NOW.toISOString() },
  ])
  expect(await names(id, author, after(4_000))).toEqual([editor.name])
  await leavePiece(first)
  expect(await names(id, editor, after(4_000))).toEqual([author.name])
  await leavePiece(second)
  expect(await names(id, editor, after(4_000))).toEqual([])
})

test('a window whose process was killed counts no more after seconds, and is swept out later', async () => {
  const { id } = await makeDraft(author)
  const window = randomUUID()
  await enterPiece(author, id, window, NOW)
  await stayOnPiece(window, after(SILENCE))
  expect(await names(id, editor, after(2 * SILENCE - 1))).toEqual([author.name])
  expect(await names(id, editor, after(2 * SILENCE))).toEqual([])
  await enterPiece(editor, id, randomUUID(), later(60))
  expect(await db.articlePresence.count({ where: { id: window } })).toBe(0)
})

test('nobody enters what they may not read', async () => {
  const { id } = await makeDraft(author)
  await expect(enterPiece(stranger, id, randomUUID(), NOW)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(enterPiece(author, 999_999, randomUUID(), NOW)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('a stream says who is there and takes its window out when the connection ends', async () => {
  const { id } = await makeDraft(author)
  await enterPiece(editor, id, randomUUID(), new Date())
  const connection = new AbortController()
  const reader = (await presenceStream(author, id, connection.signal)).getReader()
  const { value } = await reader.read()
  expect(new TextDecoder().decode(value)).toMatch(new RegExp(`^data: .*"${editor.name}".*\\n\\n$`))
  expect(await names(id, editor, new Date())).toEqual([author.name])
  const comments = await reader.read()
  expect(new TextDecoder().decode(comments.value)).toBe('event: comments\ndata: 0\n\n')
  connection.abort()
  await expect.poll(() => names(id, editor, new Date())).toEqual([])
})
