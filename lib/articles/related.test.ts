import { expect, test } from 'vitest'
import { mixLikenesses } from './related'

const list = (...ids: number[]) => ids.map((id) => ({ id }))

test('what tags and words agree on comes first, then both in turn', () => {
  expect(mixLikenesses(list(1, 2, 3, 4), list(5, 3, 6))).toEqual(list(3, 1, 5, 2, 6, 4))
  expect(mixLikenesses(list(), list(7, 8))).toEqual(list(7, 8))
  expect(mixLikenesses(list(9), list())).toEqual(list(9))
})
