import { beforeAll, expect, test } from 'vitest'
import { later, makeAuthor, makeColumn, makePublished, makeTag, type Named, NOW } from '@/test/newsroom'
import type { SearchFilters } from './filters'
import { searchPublic } from './public'
import type { Facet } from './result'

const YEAR = 365 * 24 * 60

let river: Named
let lake: Named
let bay: Named
let tag: Named

beforeAll(async () => {
  river = await makeColumn('江河')
  lake = await makeColumn('湖泊', river.id)
  bay = await makeColumn('湖湾', lake.id)
  const city = await makeColumn('城市')
  tag = await makeTag('增殖放流')
  const bylines = [{ authorId: (await makeAuthor('季清和')).id, affiliation: '' }]
  const placed = [river, lake, lake, bay, bay, bay, city]
  for (const [n, { id }] of placed.entries())
    await makePublished(
      { columnId: id, title: `江豚第${n}记`, ...(n % 2 ? { tagIds: [tag.id], bylines } : {}) },
      later(-n * YEAR),
    )
})

const narrowedBy = ({ kind, value }: Facet): Partial<SearchFilters> =>
  kind === 'year' ? { from: `${value}-01-01`, to: `${value}-12-31` } : { [kind]: value }

test('a column counts what stands in the columns below it, however deep', async () => {
  const facets = (await searchPublic('江豚', {}, NOW))?.facets ?? []
  const counts = facets.filter(({ kind }) => kind === 'column').map(({ name, count }) => [name, count])
  expect(counts).toEqual([
    ['江河', 6],
    ['湖泊', 5],
    ['湖湾', 3],
    ['城市', 1],
  ])
})

test('every facet counts what its link finds', async () => {
  const narrowings: Partial<SearchFilters>[] = [{}, { tag: tag.slug }, { column: lake.slug }]
  for (const given of narrowings) {
    const result = await searchPublic('江豚', given, NOW)
    const offered = result?.facets.filter(({ kind }) => !(kind in given)) ?? []
    expect(offered.length, JSON.stringify(given)).toBeGreaterThan(5)
    for (const facet of offered) {
      const found = await searchPublic('江豚', { ...given, ...narrowedBy(facet) }, NOW)
      expect(found?.total, JSON.stringify([given, facet])).toBe(facet.count)
    }
  }
})
