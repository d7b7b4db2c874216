import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { publishArticle, withdrawArticle } from '@/lib/articles/publication-commands'
import type { Doc } from '@/lib/content/schema'
import { db } from '@/lib/db/client'
import type { Role } from '@/lib/db/generated/enums'
import { updateColumn } from '@/lib/taxonomy/column-commands'
import { columnInput } from '@/lib/taxonomy/schema'
import {
  later,
  makeColumn,
  makeDraft,
  makePublished,
  makeSource,
  makeStaff,
  NOW,
  type Person,
  ROLES,
  system,
} from '@/test/newsroom'
import { lastEventOf, refused } from '@/test/refusals'
import { askForCheckup, runCheckup } from './commands'
import { exportedFindings, listFindings, readBoard } from './queries'

let staff: Record<Role, Person>
let columnId: number
let base = ''
const asked: string[] = []
const gone = new Set(['/gone'])
const server = createServer((request, response) => {
  asked.push(request.url ?? '')
  response.writeHead(gone.has(request.url ?? '') ? 404 : 200).end()
})

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  staff = await makeStaff()
  columnId = (await makeColumn('有稿的栏目')).id
})
afterAll(() => server.close())
beforeEach(async () => {
  await db.checkupRun.deleteMany()
  await db.linkCheck.deleteMany()
  asked.length = 0
})

const linking = (...hrefs: string[]): Doc => ({
  type: 'doc',
  content: [
    {
      type: 'paragraph',
      content: hrefs.map((href) => ({
        type: 'text',
        text: '见',
        marks: [{ type: 'link', attrs: { href } }],
      })),
    },
  ],
})

/** NOW is ten in the morning in the newsroom: the night's run is due at once. */
const look = (now: Date, most?: number) =>
  runCheckup(now, { trusted: base, rest: 0, ...(most ? { most } : {}) })

/** Everything on the board, as `kind number detail`. */
async function board(): Promise<string[]> {
  const read = await readBoard(staff.EDITOR, NOW)
  if (!read?.run) return []
  const all = []
  for (const kind of Object.keys(read.counts) as (keyof typeof read.counts)[]) {
    const { rows } = await listFindings(staff.EDITOR, { runId: read.run.id, kind })
    all.push(...rows.map(({ detail, article, column }) => `${kind} ${article?.id ?? column?.name} ${detail}`))
  }
  return all
}

test('the night’s run finds what is wrong once a night, and the next one what is still wrong', async () => {
  const empty = await makeColumn('空着的栏目')
  const stale = await makeColumn('搁着的栏目')
  const settled = { ...stale, ...columnInput.parse({ ...stale, targetDays: '7' }) }
  await updateColumn(system, settled)
  await makePublished({ columnId: stale.id }, later(-8 * 24 * 60))
  const target = await makePublished({ columnId })
  const links = await makePublished({
    columnId,
    body: linking(`/articles/${target.id}`, `${base}/gone`, `${base}/fine`, 'mailto:a@example.org'),
  })
  const archive = { origin: 'REPRINT' as const, sourceId: (await makeSource()).id, authorNote: '某人' }
  const old = await makeDraft(system, { columnId, ...archive, title: '长'.repeat(31) })
  await publishArticle(system, { ...old, archived: true }, NOW)

  expect(await look(NOW)).toBe(true)
  expect(await look(later(1))).toBe(false)
  const first = await board()
  expect(first).toContain(`EMPTY_COLUMN ${empty.name} 没有已发布的稿件`)
  expect(first.filter((line) => line.includes(stale.name))).toEqual([
    expect.stringMatching(/^STALE_COLUMN .*目标是每 7 天至少一篇.*已过 8 天$/),
  ])
  expect(first).toContain(`DEAD_LINK_OUT ${links.id} 对方没有这个页面（404）`)
  expect(first).toContain(`LONG_TITLE ${old.id} 标题 31 个字宽`)
  expect(first.find((line) => line.startsWith(`MISSING_SOURCE ${old.id}`))).toContain('原文网址')
  expect(first.filter((line) => line.startsWith('DEAD_LINK_IN'))).toEqual([])
  expect(asked.toSorted()).toEqual(['/fine', '/gone', '/gone'])

  await withdrawArticle(system, { ...target, reason: '重复' }, later(2))
  await makePublished({ columnId: stale.id }, later(3))
  gone.clear()
  expect(await look(later(24 * 60))).toBe(true)
  const second = await board()
  expect(second).toContain(`DEAD_LINK_IN ${links.id} 这篇稿件已撤稿，读者打不开`)
  // What was dead is asked again the next day, what was fine is believed.
  expect(second.filter((line) => line.startsWith('DEAD_LINK_OUT'))).toEqual([])
  expect(second.filter((line) => line.includes(stale.name))).toEqual([])
  expect(asked.slice(3)).toEqual(['/gone'])
  gone.add('/gone')
})

test.each(ROLES)('who may have the site looked over: %s', async (role) => {
  await look(NOW)
  const attempt = () => askForCheckup(staff[role], later(1))
  if (role === 'AUTHOR') {
    await refused(attempt, 'FORBIDDEN')
    expect(await readBoard(staff.AUTHOR, NOW)).toBeNull()
    await expect(exportedFindings(staff.AUTHOR).next()).rejects.toMatchObject({ code: 'FORBIDDEN' })
    return
  }
  await attempt()
  const run = await db.checkupRun.findFirstOrThrow({ where: { finishedAt: null } })
  expect(await lastEventOf('checkup', run.id)).toMatchObject({
    action: 'checkup.ask',
    actorId: staff[role].id,
  })
  expect((await readBoard(staff.EDITOR, later(1)))?.isGoing).toBe(true)
  await refused(attempt, 'CONFLICT')
  expect(await look(later(2))).toBe(true)
  const read = await readBoard(staff.EDITOR, later(3))
  expect(read).toMatchObject({ isGoing: false, run: { askedBy: { name: staff[role].name }, night: null } })
  await attempt()
})

test('of several workers at once one does the night’s run; a run that was cut off blocks nobody for ever', async () => {
  const done = await Promise.all([look(NOW), look(NOW), look(NOW)])
  expect(done.filter(Boolean)).toHaveLength(1)
  await askForCheckup(staff.CHIEF, later(1))
  await db.checkupRun.updateMany({ where: { finishedAt: null }, data: { startedAt: later(1) } })
  await refused(() => askForCheckup(staff.CHIEF, later(100)), 'CONFLICT')
  await askForCheckup(staff.CHIEF, later(122))
  expect(await look(later(122))).toBe(true)
})

test('a run that cannot look at everything says how far it came, and the newest come first', async () => {
  const newest = await makePublished({ columnId, title: '短'.repeat(32) })
  await look(NOW, 1)
  const read = await readBoard(staff.EDITOR, NOW)
  expect(read?.run).toMatchObject({ pieces: 1, of: await db.publication.count() })
  expect(await board()).toContain(`LONG_TITLE ${newest.id} 标题 32 个字宽`)
})

test('the board goes in pages, and the export holds all of it', async () => {
  for (let n = 0; n < 52; n++) await makePublished({ columnId, title: `${'第'.repeat(31)}${n}` })
  await look(NOW)
  const read = await readBoard(staff.EDITOR, NOW)
  const runId = read?.run?.id ?? 0
  const first = await listFindings(staff.EDITOR, { runId, kind: 'LONG_TITLE' })
  expect(first.rows).toHaveLength(50)
  const second = await listFindings(staff.EDITOR, { runId, kind: 'LONG_TITLE', after: first.next ?? 0 })
  expect(first.rows.length + second.rows.length).toBe(read?.counts.LONG_TITLE)
  const parts = []
  for await (const part of exportedFindings(staff.EDITOR)) parts.push(part)
  const total = Object.values(read?.counts ?? {}).reduce((sum, count) => sum + count)
  expect(parts.join('').trimEnd().split('\r\n')).toHaveLength(total + 1)
  expect(await listFindings(staff.AUTHOR, { runId, kind: 'LONG_TITLE' })).toEqual({ rows: [], next: null })
})

test.each(['0', '3651', '半月', '1.5'])('a target of %s days is none', (targetDays) => {
  const parsed = columnInput.safeParse({ name: '栏目', targetDays })
  expect(parsed.error?.issues.map(({ message }) => message)).toContain(
    '请填写 1 到 3650 的整数，不设目标就留空',
  )
})
