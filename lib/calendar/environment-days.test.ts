import { expect, test } from 'vitest'
import { ENVIRONMENT_DAYS, environmentDays } from './environment-days'

const named = (name: string, year: number) =>
  environmentDays(`${year}-01-01`, `${year}-12-31`)
    .filter((one) => one.name === name)
    .map(({ day }) => day)

test.each([
  ['六五环境日', 2026, ['2026-06-05']],
  ['全国生态日', 2026, ['2026-08-15']],
  ['全国生态日', 2022, []],
  ['世界地球日', 2026, ['2026-04-22']],
  ['国际生物多样性日', 2026, ['2026-05-22']],
  // It is on another Saturday in some years, and announced each year.
  ['地球一小时', 2026, []],
  ['世界湖泊日', 2024, []],
  ['世界湖泊日', 2025, ['2025-08-27']],
  ['世界候鸟日', 2026, ['2026-05-09', '2026-10-10']],
  ['世界人居日', 2025, ['2025-10-06']],
])('%s in %i', (name, year, days) => {
  expect(named(name, year)).toEqual(days)
})

test('a stretch over the end of a year has the days of both, in order, ends included', () => {
  const found = environmentDays('2026-12-05', '2027-02-02').map(({ day, name }) => `${day} ${name}`)
  expect(found).toEqual(['2026-12-05 世界土壤日', '2026-12-11 国际山岳日', '2027-02-02 世界湿地日'])
})

test('every day says where it comes from', () => {
  expect(ENVIRONMENT_DAYS.filter(({ source }) => source.length < 6)).toEqual([])
})
