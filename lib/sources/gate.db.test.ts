import { beforeAll, expect, test } from 'vitest'
import { createArticle, saveArticle } from '@/lib/articles/commands'
import { getArticle } from '@/lib/articles/public'
import { publishArticle } from '@/lib/articles/publication-commands'
import { articleWarnings } from '@/lib/articles/warnings-queries'
import { db } from '@/lib/db/client'
import type { SourceState } from '@/lib/db/generated/enums'
import { schedulePublication } from '@/lib/schedule/commands'
import { runDue } from '@/lib/schedule/run-due'
import {
  bodyOf,
  draft,
  fresh,
  later,
  makeColumn,
  makeDraft,
  makeSource,
  makeUser,
  type Named,
  NOW,
  type Person,
  reprintOf,
  system,
} from '@/test/newsroom'
import { lastEventOf, refused } from '@/test/refusals'
import { createSource, updateSource } from './commands'
import { sourceInput } from './schema'

let editor: Person
let columnId: number

beforeAll(async () => {
  editor = await makeUser('EDITOR')
  columnId = (await makeColumn()).id
})

const judge = (source: Named, state: SourceState, stateReason = '') =>
  updateSource(editor, { id: source.id, ...sourceInput.parse({ ...source, state, stateReason }) })
const piece = async (source: Named) =>
  makeDraft(editor, { ...(await reprintOf(source.id)), columnId, title: fresh('转来的稿') })

test('a source that is not simply allowed says why, and the log keeps both', async () => {
  const source = await makeSource()
  await refused(() => judge(source, 'FORBIDDEN'), 'INVALID')
  await refused(
    () => createSource(editor, sourceInput.parse({ name: fresh('新报'), state: 'CAUTION' })),
    'INVALID',
  )
  await judge(source, 'FORBIDDEN', '未取得授权')
  expect(await lastEventOf('source', source.id)).toMatchObject({
    action: 'source.update',
    data: {
      before: { state: 'ALLOWED', stateReason: '' },
      after: { state: 'FORBIDDEN', stateReason: '未取得授权' },
    },
  })
  await judge(source, 'ALLOWED', '从前的原因')
  expect(await db.source.findUniqueOrThrow({ where: { id: source.id } })).toMatchObject({ stateReason: '' })
})

test('from a forbidden source nothing is published or appointed, by nobody, and the reason is said', async () => {
  const source = await makeSource()
  const ref = await piece(source)
  await judge(source, 'FORBIDDEN', '未取得授权')
  for (const actor of [editor, system]) {
    await refused(() => publishArticle(actor, ref, NOW), 'CONFLICT')
    await refused(() => schedulePublication(actor, { ...ref, dueAt: later(30) }, NOW), 'CONFLICT')
  }
  await expect(publishArticle(editor, ref, NOW)).rejects.toMatchObject({
    message: expect.stringContaining(`稿源“${source.name}”已禁用：未取得授权`),
    fields: { sourceId: [expect.stringContaining('未取得授权')] },
  })
  await judge(source, 'ALLOWED')
  await publishArticle(editor, ref, NOW)
  expect((await getArticle(ref.id))?.source?.id).toBe(source.id)
})

test('a source that is forbidden before the minute keeps the piece from appearing, with the reason', async () => {
  const source = await makeSource()
  const ref = await piece(source)
  const { scheduleId } = await schedulePublication(editor, { ...ref, dueAt: later(30) }, NOW)
  await judge(source, 'FORBIDDEN', '来函要求停用')
  await runDue(later(31))
  expect(await getArticle(ref.id)).toBeNull()
  const schedule = await db.schedule.findUniqueOrThrow({ where: { id: scheduleId } })
  expect(schedule.state).toBe('FAILED')
  expect(schedule.note).toContain('来函要求停用')
})

test('a source to be used with caution warns who publishes, and lets publish', async () => {
  const source = await makeSource()
  const ref = await piece(source)
  expect(await articleWarnings(editor, ref.id, NOW)).toEqual([])
  await judge(source, 'CAUTION', '须先电话核实')
  expect(await articleWarnings(editor, ref.id, NOW)).toEqual([`稿源“${source.name}”须慎用：须先电话核实`])
  await publishArticle(editor, ref, NOW)
  expect(await getArticle(ref.id)).not.toBeNull()
})

test('a publication and a ban at the same moment: one of them is second', async () => {
  const source = await makeSource()
  const ref = await piece(source)
  const [published] = await Promise.allSettled([
    publishArticle(editor, ref, NOW),
    judge(source, 'FORBIDDEN', '停用'),
  ])
  expect((await getArticle(ref.id)) !== null).toBe(published.status === 'fulfilled')
  await refused(() => publishArticle(editor, ref, NOW), 'CONFLICT')
})

test('a reprint that is appointed names its original too; an archive brought in may know less', async () => {
  const source = await makeSource()
  const bare = {
    ...draft({ columnId, body: bodyOf('旧文') }),
    origin: 'REPRINT' as const,
    sourceId: source.id,
  }
  const ref = await createArticle(editor, bare, NOW)
  await refused(() => schedulePublication(editor, { ...ref, dueAt: later(30) }, NOW), 'INVALID')
  await refused(() => publishArticle(editor, { ...ref, archived: true }, NOW), 'INVALID')
  await refused(() => publishArticle(system, ref, NOW), 'INVALID')
  await publishArticle(system, { ...ref, archived: true }, NOW)
  expect(await getArticle(ref.id)).not.toBeNull()
  // From then on it is a piece like any other.
  const saved = await saveArticle(editor, { ...bare, ...ref, title: '改了题' }, NOW)
  await refused(() => publishArticle(editor, { ...saved, what: '题', why: '误' }, NOW), 'INVALID')
})
