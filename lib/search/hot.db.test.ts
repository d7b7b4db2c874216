import { beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { makeColumn, makePublished, makeTag, NOW } from '@/test/newsroom'
import { listHotSearches } from './hot-public'
import { rebuildSuggestions } from './suggestion-commands'

beforeAll(async () => {
  const columnId = (await makeColumn()).id
  const tagIds = [(await makeTag('VOCs')).id, (await makeTag('PM2.5')).id]
  await makePublished({ columnId, title: '一笔账', tagIds })
  await db.synonymSet.create({ data: { terms: ['LDAR', '泄漏检测与修复'] } })
  await rebuildSuggestions()
})

test('what is looked for most is written as a tag or a synonym has it, else as it was folded', async () => {
  const asked = ['vocs', 'vocs 治理', 'pm2.5减排', 'ldar', '泄漏检测与修复', 'nox 与 ldars']
  await db.searchDay.createMany({
    data: asked.map((query, n) => ({ day: NOW, query, searches: 90 - n, empty: 0 })),
  })
  expect(await listHotSearches(NOW)).toEqual([
    'VOCs',
    'VOCs 治理',
    'PM2.5减排',
    'LDAR',
    '泄漏检测与修复',
    'nox 与 ldars',
  ])
})
