import { expect, test } from 'vitest'
import { askedPeople, parsePlace, placeText } from './filter'

test('what an address asks for is read; what it cannot mean counts as not asked', () => {
  expect(
    askedPeople.parse({
      role: 'EDITOR',
      state: 'closed',
      factor: 'no',
      seen: 'never',
      q: ' 沈 ',
      after: 'a12',
    }),
  ).toEqual({
    ...{ role: 'EDITOR', state: 'closed', factor: 'no', seen: 'never', q: '沈' },
    after: { active: true, id: 12 },
  })
  expect(
    askedPeople.parse({ role: 'ROOT', state: ['x'], factor: '', seen: '1', q: ['a'], after: '1; DROP' }),
  ).toEqual({
    q: '',
    after: null,
  })
})

test('a place in the list comes back from its address', () => {
  for (const place of [
    { active: true, id: 1 },
    { active: false, id: 987_654_321 },
  ])
    expect(parsePlace(placeText(place))).toEqual(place)
  for (const text of [undefined, '', 'a', 'a0', 'x3', 'a-1', 'a1234567890'])
    expect(parsePlace(text)).toBeNull()
})
