import { beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { scheduleWithdrawal } from '@/lib/schedule/commands'
import { runDue } from '@/lib/schedule/run-due'
import { createSource, updateSource } from '@/lib/sources/commands'
import { sourceInput } from '@/lib/sources/schema'
import {
  bodyOf,
  draft,
  fresh,
  later,
  makeColumn,
  makePublished,
  makeUser,
  NOW,
  type Person,
  reprintOf,
  system,
} from '@/test/newsroom'
import { lastEventOf, refused } from '@/test/refusals'
import { saveArticle } from './commands'
import { getArticle } from './public'
import { publishArticle, withdrawArticle } from './publication-commands'
import { reinstateArticle } from './reinstate-commands'
import { withdrawInput } from './schema'
import { getWithdrawal } from './withdrawal-public'

let editor: Person
let columnId: number

beforeAll(async () => {
  editor = await makeUser('EDITOR')
  columnId = (await makeColumn()).id
})

const withdrawal = (id: number) => getWithdrawal(`/articles/${id}`)

test('readers are told the notice and never the reason, or nothing when that was chosen', async () => {
  const [told, untold] = [await makePublished({ columnId }), await makePublished({ columnId })]
  expect(await withdrawal(told.id)).toBeNull()
  const words = { reason: '当事人来函，律师已核', notice: '文中数据有误，核实后另行发布。' }
  await withdrawArticle(editor, { ...told, ...words }, later(1))
  await withdrawArticle(editor, { ...untold, reason: '上级要求' }, later(2))
  expect(await withdrawal(told.id)).toEqual({ at: later(1), notice: words.notice })
  expect(await withdrawal(untold.id)).toEqual({ at: later(2), notice: '' })
  expect(await lastEventOf('article', told.id)).toMatchObject({ action: 'article.withdraw', data: words })
  for (const path of ['/', '/articles/999999', '/articles/0', '/topics/1', `/articles/${told.id}/x`])
    expect(await getWithdrawal(path)).toBeNull()
})

test('a colleague who writes on at the draft does not hold a withdrawal up', async () => {
  const seen = await makePublished({ columnId })
  await saveArticle(editor, { ...draft({ columnId, title: '草稿写到一半' }), ...seen }, later(1))
  await withdrawArticle(editor, { ...seen, reason: '事实有误' }, later(2))
  expect(await withdrawal(seen.id)).toEqual({ at: later(2), notice: '' })
  await refused(() => withdrawArticle(editor, { ...seen, reason: '事实有误' }, later(3)), 'CONFLICT')
})

test('that readers are told nothing has to be chosen', () => {
  const given = { id: '1', version: '1', reason: '重复' }
  expect(withdrawInput.safeParse(given).success).toBe(false)
  expect(withdrawInput.safeParse({ ...given, telling: 'reason', notice: ' ' }).success).toBe(false)
  expect(withdrawInput.parse({ ...given, telling: 'nothing', notice: '写了又改主意' }).notice).toBe('')
  expect(withdrawInput.parse({ ...given, telling: 'reason', notice: '数据有误' }).notice).toBe('数据有误')
})

test('an appointed withdrawal tells readers what was appointed', async () => {
  const ref = await makePublished({ columnId })
  await scheduleWithdrawal(editor, { ...ref, dueAt: later(30), notice: '活动已经结束。' }, NOW)
  await runDue(later(30))
  expect(await withdrawal(ref.id)).toMatchObject({ notice: '活动已经结束。' })
})

test('what comes back is what readers saw, under its date; the draft stays where it was', async () => {
  const first = draft({ columnId, title: '滩涂旧题', body: bodyOf('读者看过的那一版。') })
  const ref = await makePublished({ ...first, columnId }, later(-600))
  const saved = await saveArticle(editor, { ...first, ...ref, body: bodyOf('后来改的。') }, NOW)
  await withdrawArticle(editor, { ...saved, reason: '待核实', notice: '核实中' }, later(1))
  await refused(() => reinstateArticle(editor, { ...saved, version: 99, reason: '已核实' }, NOW), 'CONFLICT')
  await reinstateArticle(editor, { ...saved, reason: '已核实无误' }, later(5))
  expect(await getArticle(ref.id)).toMatchObject({
    body: bodyOf('读者看过的那一版。'),
    publishedAt: later(-600),
    updatedAt: later(5),
  })
  expect(await withdrawal(ref.id)).toBeNull()
  const article = await db.article.findUniqueOrThrow({ where: { id: ref.id } })
  expect(article).toMatchObject({ body: bodyOf('后来改的。'), withdrawReason: '', withdrawnRevisionId: null })
  expect(await lastEventOf('article', ref.id)).toMatchObject({
    action: 'article.reinstate',
    data: { reason: '已核实无误', before: { state: 'WITHDRAWN' }, after: { state: 'PUBLISHED' } },
    tags: expect.arrayContaining(['articles', `article:${ref.id}`, `column:${columnId}`]),
  })
})

test('what may not be published may not come back; without its last edition it cannot', async () => {
  const source = await createSource(system, sourceInput.parse({ name: fresh('禁报') }))
  const ref = await makePublished({ ...(await reprintOf(source.id)), columnId })
  await withdrawArticle(editor, { ...ref, reason: '待核实' }, NOW)
  const banned = sourceInput.parse({ name: fresh('禁报'), state: 'FORBIDDEN', stateReason: '授权到期' })
  await updateSource(system, { ...banned, id: source.id })
  await refused(() => reinstateArticle(editor, { ...ref, reason: '已核实' }, NOW), 'CONFLICT')
  const old = await makePublished({ columnId })
  await withdrawArticle(editor, { ...old, reason: '待核实' }, NOW)
  await db.article.update({
    where: { id: old.id },
    data: { withdrawnRevisionId: null, withdrawnShownAt: null },
  })
  await refused(() => reinstateArticle(editor, { ...old, reason: '已核实' }, NOW), 'CONFLICT')
  await publishArticle(editor, old, later(3))
  expect((await getArticle(old.id))?.publishedAt).toEqual(later(3))
})
