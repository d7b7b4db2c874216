import { expect, test } from 'vitest'
import { affiliationOn, authorInput } from './schema'

const held = [
  { title: '副处长', since: '2018-01-01', until: '2021-03-01' },
  { title: '二级巡视员', since: '2021-03-01', until: null },
]

test('the office held on a day', () => {
  expect(affiliationOn(held, '2017-12-31')).toBe('')
  expect(affiliationOn(held, '2021-02-28')).toBe('副处长')
  expect(affiliationOn(held, '2021-03-01')).toBe('二级巡视员')
})

test('affiliations arrive as JSON and are checked row by row', () => {
  const parsed = authorInput.parse({
    name: '陆清和',
    affiliations: JSON.stringify([{ title: '二级巡视员', since: '2021-03-01', until: '' }]),
  })
  expect(parsed.affiliations).toEqual([{ title: '二级巡视员', since: '2021-03-01', until: null }])
  const wrong = authorInput.safeParse({
    name: '陆清和',
    affiliations: JSON.stringify([{ title: '甲', since: '2021-03-01', until: '2020-01-01' }]),
  })
  expect(wrong.error?.issues[0]?.message).toBe('离任日期须晚于任职日期')
  expect(authorInput.safeParse({ name: '陆清和', affiliations: '{' }).success).toBe(false)
})
