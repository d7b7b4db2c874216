import { expect, test } from 'vitest'
import { NO_FILTERS, readFilters, searchAddress, searchFields } from './filters'

const read = (query: string) => {
  const given = new URLSearchParams(query)
  return readFilters((name) => given.get(name))
}

test.each([
  ['from=2026-03-02&to=2026-03-05', '2026-03-02', '2026-03-05'],
  ['from=2024-02-29', '2024-02-29', null],
  ['from=2026-13-45', null, null],
  ['from=2026-02-30&to=2026-03-05', null, '2026-03-05'],
  ['to=2026-02-29', null, null],
  ['from=0000-00-00&to=9999-99-99', null, null],
  ['from=2026-3-2&to=', null, null],
  // The wrong way round: the days between them are meant all the same.
  ['from=2026-03-05&to=2026-03-02', '2026-03-02', '2026-03-05'],
])('the days in “%s” are %s to %s', (query, from, to) => {
  expect(read(query)).toMatchObject({ from, to })
})

test('a search form keeps what narrows and orders the search, nothing empty, no page', () => {
  expect(searchFields(read('q=x&page=3&tag='))).toEqual([])
  const all =
    'column=shui&tag=a&author=b&source=c&from=2026-01-01&to=2026-12-31&origin=reprint&sort=time&page=2'
  expect(new URLSearchParams(searchFields(read(all))).toString()).toBe(all.replace('&page=2', ''))
  expect(searchAddress('水', read(all), 2)).toBe(`/search?q=%E6%B0%B4&${all}`)
  expect(searchAddress('水', NO_FILTERS)).toBe('/search?q=%E6%B0%B4')
})
