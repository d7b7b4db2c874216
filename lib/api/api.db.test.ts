import { beforeAll, expect, test } from 'vitest'
import { POST as publish } from '@/app/api/v1/articles/[id]/publish/route'
import * as piece from '@/app/api/v1/articles/[id]/route'
import { POST as schedule } from '@/app/api/v1/articles/[id]/schedule/route'
import { POST as withdraw } from '@/app/api/v1/articles/[id]/withdraw/route'
import * as pieces from '@/app/api/v1/articles/route'
import { GET as authors } from '@/app/api/v1/authors/route'
import { GET as tags } from '@/app/api/v1/tags/route'
import { db } from '@/lib/db/client'
import {
  draft,
  later,
  makeAuthor,
  makeColumn,
  makeDraft,
  makeTag,
  makeUser,
  NOW,
  type Person,
} from '@/test/newsroom'
import { Program } from '@/test/program'
import { fingerprint } from '@/test/refusals'
import { createOnce } from './creation-commands'

let editor: Person
let program: Program
let columnId: number

beforeAll(async () => {
  editor = await makeUser('EDITOR')
  program = await Program.of(editor)
  columnId = (await makeColumn()).id
  await program.ask(tags)
})

type Piece = { id: number; version: number; html: string; title: string; conversion: string | null }
const create = async (body: object, headers = {}) => {
  const { status, json } = await program.ask(pieces.POST, { body: { title: '程序写的', ...body }, headers })
  return {
    status,
    json: json as unknown as Piece & { code: string; detail: string; fields: Record<string, string[]> },
  }
}
const change = (id: number, body: object) => program.ask(piece.PATCH, { id, method: 'PATCH', body })

test('HTML and Markdown come in as what is pasted does: cleaned, with what became of them in a line', async () => {
  const html =
    '<h2>水质</h2><p onclick="x()">全部<b>达标</b>。<script>x()</script><img src="https://a.example/b.png"></p>'
  const fromHtml = await create({ html })
  expect([fromHtml.status, fromHtml.json.html]).toEqual([
    201,
    expect.stringContaining('<strong>达标</strong>'),
  ])
  expect(fromHtml.json.html).not.toMatch(/script|onclick|<img/)
  expect(fromHtml.json.conversion).toMatch(/保留.*1 张图片不在本站/)
  const { json } = await create({ markdown: '## 水质\n\n全部**达标。**后文\n\n<script>x()</script>' })
  expect(json.html).toContain('<h2>水质</h2>')
  expect(json.html).toContain('<strong>达标。</strong>后文')
  const long = '一段很长的话。'.repeat(8_000)
  expect((await create({ markdown: long })).json.html).toContain(long.slice(0, 100))
  expect((await create({ html: '' })).status).toBe(201)
})

test('what was read can be written again as it is', async () => {
  const { json: made } = await create({ markdown: '一段。\n\n> 引文' })
  const { json } = await program.ask(piece.GET, { id: made.id })
  const again = await change(made.id, { version: made.version, document: json.document })
  expect([again.status, again.json.version]).toEqual([200, made.version])
})

test('a change names what it changes; the rest stays', async () => {
  const [tag, author] = [await makeTag(), await makeAuthor()]
  const bylines = [{ authorId: author.id, affiliation: '工程师' }]
  const { json: made } = await create({
    columnId,
    tagIds: [tag.id],
    bylines,
    summary: '摘要',
    markdown: '正文。',
  })
  const { status, json } = await change(made.id, { version: made.version, title: '另一个题' })
  expect(status).toBe(200)
  expect(json).toMatchObject({
    ...{ title: '另一个题', summary: '摘要', columnId, tagIds: [tag.id], html: '<p>正文。</p>' },
    bylines: [{ ...bylines[0], name: author.name }],
    ...{ version: made.version + 1, status: 'DRAFT', url: null },
  })
})

test('a version that is not the newest is told the one there is, and changes nothing', async () => {
  const { json: made } = await create({ markdown: '第一稿。' })
  await change(made.id, { version: made.version, title: '别人改的' })
  const before = await fingerprint()
  for (const ask of [
    () => change(made.id, { version: made.version, title: '我改的' }),
    () => program.ask(publish, { id: made.id, body: { version: made.version } }),
  ]) {
    const { status, json, headers } = await ask()
    expect(headers.get('content-type')).toBe('application/problem+json')
    expect([status, json.code, json.currentVersion]).toEqual([409, 'CONFLICT', made.version + 1])
    expect(json.detail).toMatch(/\p{Script=Han}.*。$/u)
    expect(json.requestId).toMatch(/^.{8}/)
  }
  expect(await fingerprint()).toEqual(before)
})

test('of two changes of one version at once one is taken', async () => {
  const { json: made } = await create({ markdown: '第一稿。' })
  const titles = ['甲', '乙', '丙']
  const answers = await Promise.all(titles.map((title) => change(made.id, { version: made.version, title })))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
})

test.each([
  [{ titel: 'x' }, '', '没有这些字段：titel'],
  [{ title: '' }, 'title', '请填写标题'],
  [{ title: 7 }, 'title', '无效输入'],
  [{ columnId: '1' }, 'columnId', '整数'],
  [{ columnId: 1.5 }, 'columnId', '整数'],
  [{ columnId: 0 }, 'columnId', '正整数'],
  [{ columnId: 9_999_999_999 }, 'columnId', '过大'],
  [{ html: 'a', markdown: 'b' }, 'html', '一种'],
  [{ tagIds: Array(21).fill(1) }, 'tagIds', '最多 20 个'],
  [{ bylines: [{ authorId: 1, name: 'x' }] }, 'bylines', '没有这些字段：name'],
  [{ document: { type: 'doc', content: [{ type: 'script' }] } }, 'document', ''],
  [{ sourceUrl: 'javascript:x' }, 'sourceUrl', '链接须以'],
])('%j is refused in words, and changes nothing', async (body, field, words) => {
  const before = await fingerprint()
  const { status, json } = await create(body)
  expect([status, json.code]).toEqual([422, 'INVALID'])
  expect(json.fields[field]?.[0]).toContain(words)
  expect(await fingerprint()).toEqual(before)
})

test('a number that names nothing, an address that is none, and what is no JSON', async () => {
  expect((await create({ columnId: 999_999 })).status).toBe(422)
  for (const id of ['0', '-1', '1e3', 'x', '99999999999', '01'])
    expect((await program.ask(piece.GET, { id })).status, id).toBe(422)
  expect((await program.ask(piece.GET, { id: 999_999 })).status).toBe(404)
  const broken = await program.ask(pieces.POST, { body: '', headers: { 'content-type': 'text/plain' } })
  expect([broken.status, broken.json.detail]).toEqual([422, '请求内容不是有效的 JSON。'])
})

test('a list goes on from page to page with none twice and none left out', async () => {
  const { id: own } = await makeColumn()
  for (let n = 0; n < 5; n++) await makeDraft(editor, { columnId: own }, later(n % 2))
  const seen: number[] = []
  let cursor = ''
  do {
    const { json } = await program.ask(pieces.GET, { query: `?column=${own}&limit=2${cursor}` })
    seen.push(...(json.items as Piece[]).map(({ id }) => id))
    cursor = json.next === null ? '' : `&cursor=${json.next}`
  } while (cursor !== '')
  expect([seen.length, new Set(seen).size]).toEqual([5, 5])
  for (const query of [
    '?limit=101',
    '?limit=0',
    '?cursor=x',
    '?status=x',
    '?x=1',
    '?limit=1&limit=2',
    '?mine=true',
  ])
    expect((await program.ask(pieces.GET, { query })).status, query).toBe(422)
  const byStatus = await program.ask(pieces.GET, { query: `?status=PUBLISHED&column=${own}` })
  expect(byStatus.json).toEqual({ items: [], next: null })
})

test('names are listed the same way, authors with the office of today', async () => {
  const held = [{ title: '工程师', since: '2020-01-01', until: null }]
  const made = [await makeAuthor('河清一', held), await makeAuthor('河清二'), await makeAuthor('河清三')]
  const first = await program.ask(authors, { query: `?q=${encodeURIComponent('河清')}&limit=2` })
  expect((first.json.items as Piece[]).map(({ id }) => id)).toEqual([made[2]?.id, made[1]?.id])
  const rest = await program.ask(authors, {
    query: `?q=${encodeURIComponent('河清')}&limit=2&cursor=${first.json.next}`,
  })
  expect(rest.json).toMatchObject({ items: [{ id: made[0]?.id, affiliation: '工程师' }], next: null })
})

test('the same creation sent again under its key begins nothing; another one is told so', async () => {
  const key = { 'idempotency-key': 'daily-1' }
  const body = { markdown: '一次。' }
  const both = await Promise.all([create(body, key), create(body, key)])
  expect(both.map(({ status }) => status)).toEqual([201, 201])
  expect(new Set(both.map(({ json }) => json.id)).size).toBe(1)
  expect((await create(body, key)).json.id).toBe(both[0]?.json.id)
  const other = await create({ markdown: '别的。' }, key)
  expect([other.status, other.json.detail]).toEqual([422, expect.stringContaining('Idempotency-Key')])
  expect((await create(body, { 'idempotency-key': 'has a space' })).status).toBe(422)
  const stranger = await Program.of(await makeUser('EDITOR'))
  const theirs = await stranger.ask(pieces.POST, { body: { title: '程序写的', ...body }, headers: key })
  expect(theirs.json.id).not.toBe(both[0]?.json.id)
})

test('a key is good for a day, and a piece that cannot be begun leaves none', async () => {
  const { id: tokenId } = await db.apiToken.findFirstOrThrow({
    where: { userId: editor.id },
    select: { id: true },
  })
  const once = { tokenId, key: 'day', contentHash: 'x' }
  const first = await createOnce(editor, draft(), once, NOW)
  expect(await createOnce(editor, draft(), once, later(1439))).toEqual({ id: first.id })
  expect((await createOnce(editor, draft(), once, later(1441))).id).not.toBe(first.id)
  const bad = createOnce(editor, draft({ columnId: 999_999 }), { ...once, key: 'bad' }, NOW)
  await expect(bad).rejects.toMatchObject({ code: 'INVALID' })
  expect(await db.apiCreation.count({ where: { key: 'bad' } })).toBe(0)
})

test('a piece goes its way: published, changed with a note, appointed, withdrawn', async () => {
  const bylines = [{ authorId: (await makeAuthor()).id }]
  const { json: made } = await create({ columnId, bylines, markdown: '清江今日达标。' })
  const { id } = made
  const incomplete = await create({})
  const refused = await program.ask(publish, {
    id: incomplete.json.id,
    body: { version: incomplete.json.version },
  })
  expect(refused.status).toBeGreaterThanOrEqual(409)
  const shown = await program.ask(publish, { id, body: { version: made.version } })
  expect([shown.status, shown.json.status, shown.json.url]).toEqual([
    200,
    'PUBLISHED',
    expect.stringContaining(`/articles/${id}`),
  ])
  const changed = await change(id, { version: shown.json.version, markdown: '清江昨日达标。' })
  expect(changed.json.unpublishedChanges).toBe(true)
  const { version } = changed.json
  expect((await program.ask(publish, { id, body: { version } })).status).toBe(422)
  const dueAt = new Date(Date.now() + 86_400_000).toISOString()
  const note = { what: '日期有误', why: '核对' }
  const appointed = await program.ask(schedule, { id, body: { version, dueAt, ...note } })
  expect([appointed.status, appointed.json.schedules]).toEqual([
    200,
    [expect.objectContaining({ action: 'PUBLISH' })],
  ])
  expect(
    (await program.ask(schedule, { id, body: { version, dueAt: '2026-03-02 10:00', ...note } })).status,
  ).toBe(422)
  const told = await program.ask(publish, { id, body: { version, ...note } })
  expect([told.status, told.json.unpublishedChanges, told.json.schedules]).toEqual([200, false, []])
  const silent = { reason: '事实有误' }
  expect((await program.ask(withdraw, { id, body: silent })).status).toBe(422)
  expect((await program.ask(withdraw, { id, body: { ...silent, notice: '' } })).status).toBe(422)
  const gone = await program.ask(withdraw, { id, body: { ...silent, notice: null } })
  expect([gone.status, gone.json.status, gone.json.url]).toEqual([200, 'WITHDRAWN', null])
})
