import { expect, test } from 'vitest'
import { changeOfOffice, heldOn } from './office'

const held = [
  { id: 1, title: '副处长', since: '2018-01-01', until: '2021-03-01' },
  { id: 2, title: '二级巡视员', since: '2021-03-01', until: null },
]
const TODAY = '2026-03-02'

test('another office ends the present one on the day on which it begins', () => {
  expect(changeOfOffice(held, { title: '一级巡视员', since: '2026-02-01' }, TODAY)).toEqual({
    end: { id: 2, until: '2026-02-01' },
    drop: null,
    begin: { title: '一级巡视员', since: '2026-02-01' },
  })
  expect(changeOfOffice([], { title: '工程师', since: TODAY }, TODAY)).toEqual({
    ...{ end: null, drop: null },
    begin: { title: '工程师', since: TODAY },
  })
})

test('an empty one ends the present one; the same one changes nothing, whatever day is given', () => {
  expect(changeOfOffice(held, { title: '', since: TODAY }, TODAY)).toEqual({
    ...{ end: { id: 2, until: TODAY }, drop: null },
    begin: null,
  })
  expect(changeOfOffice(held, { title: '二级巡视员', since: '2000-01-01' }, TODAY)).toBeNull()
  expect(changeOfOffice([], { title: '', since: TODAY }, TODAY)).toBeNull()
})

test('what was said on the same day is taken back, not ended before it began', () => {
  const today = [{ id: 3, title: '打错的', since: TODAY, until: null }]
  expect(changeOfOffice(today, { title: '打对的', since: TODAY }, TODAY)).toEqual({
    ...{ end: null, drop: 3 },
    begin: { title: '打对的', since: TODAY },
  })
})

test('a day to come and a day before the present office are refused beside the field', () => {
  for (const since of ['2026-03-03', '2021-02-28'])
    expect(() => changeOfOffice(held, { title: '一级巡视员', since }, TODAY)).toThrow(
      expect.objectContaining({ code: 'INVALID', fields: { since: [expect.any(String)] } }),
    )
})

test('of several that are held, the one that began last counts', () => {
  const two = [...held, { id: 4, title: '主编', since: '2022-01-01', until: null }]
  expect(heldOn(two, TODAY)?.id).toBe(4)
  expect(heldOn(two, '2021-06-01')?.id).toBe(2)
  expect(heldOn(held, '2017-01-01')).toBeNull()
})
