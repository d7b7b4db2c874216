import { beforeAll, expect, test } from 'vitest'
import { withdrawArticle } from '@/lib/articles/publication-commands'
import { db } from '@/lib/db/client'
import { bodyOf, later, makeColumn, makePublished, NOW, system } from '@/test/newsroom'
import { similarSql } from './similar-public'

let columnId: number

beforeAll(async () => {
  columnId = (await makeColumn()).id
})

const piece = (title: string, text: string, minutes = 0) =>
  makePublished({ columnId, title, body: bodyOf(text) }, later(minutes))
const alike = async (id: number, limit = 6) =>
  (await db.$queryRaw<{ label: string; article_id: number }[]>(similarSql(id, limit))).map(
    (row) => row.article_id,
  )

test('pieces about the same thing are alike, others are not, and nothing is like itself', async () => {
  const cranes = await piece(
    '盐碱滩上的丹顶鹤',
    '丹顶鹤在盐沼湿地筑巢，芦苇荡里的雏鸟刚刚出壳，保护区的巡护员记下巢址。',
  )
  const nests = await piece(
    '巡护员的丹顶鹤巢址图',
    '芦苇荡深处，巡护员用望远镜数丹顶鹤的雏鸟，湿地水位一涨，巢址就要重新标注。',
  )
  const market = await piece(
    '碳市场的第三个履约期',
    '发电企业清缴配额，碳市场成交价格走高，核查机构忙着复核排放报告。',
  )
  expect(await alike(cranes.id)).toEqual([nests.id])
  expect(await alike(market.id)).toEqual([])
  await withdrawArticle(system, { ...nests, reason: '重复' }, NOW)
  expect(await alike(cranes.id)).toEqual([])
  expect(await alike(nests.id)).toEqual([])
})

test('no more than was asked for, the likest first', async () => {
  const text = '堆肥箱里的厨余垃圾发酵后变成有机肥，社区花园的志愿者每周翻堆一次。'
  const first = await piece('社区堆肥箱', text)
  const twin = await piece('社区堆肥箱又一年', text, -500)
  await piece('花园里的志愿者', '志愿者在花园里修剪枝条，堆肥箱旁边晒着落叶，厨余垃圾另有去处。', -1)
  expect(await alike(first.id)).toHaveLength(2)
  expect(await alike(first.id, 1)).toEqual([twin.id])
})
