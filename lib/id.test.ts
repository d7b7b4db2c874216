import { expect, test } from 'vitest'
import { articleRef } from './articles/schema'
import { idInput } from './id'

test('a number comes from text as well as from JSON', () => {
  expect(idInput.parse({ id: '42' })).toEqual({ id: 42 })
  expect(articleRef.parse({ id: 2_147_483_647, version: 1 })).toEqual({ id: 2_147_483_647, version: 1 })
})

test.each([0, -1, 1.5, '', 'x', null, '9'.repeat(400), 2_147_483_648])(
  '%j is the number of nothing',
  (given) => {
    expect(idInput.safeParse({ id: given }).success).toBe(false)
    expect(articleRef.safeParse({ id: 1, version: given }).success).toBe(false)
  },
)
