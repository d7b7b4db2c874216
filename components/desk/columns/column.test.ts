import { expect, test } from 'vitest'
import { type Column, possibleParents } from './column'

const column = (id: number, parentId: number | null, depth: number): Column => ({
  ...{ id, parentId, depth },
  ...{ name: `栏目${id}`, slug: `c${id}`, description: '', targetDays: null, genre: 'COMMENTARY' },
  ...{ publications: 0, articles: 0, seen: '' },
})
const tree = [
  column(1, null, 0),
  column(2, 1, 1),
  column(3, 2, 2),
  column(4, 1, 1),
  column(5, null, 0),
  column(6, 5, 1),
]
const ids = (own: number | null) => possibleParents(tree, own).map(({ id }) => id)

test('a new column may stand under any column that is not on the lowest level', () => {
  expect(ids(null)).toEqual([1, 2, 4, 5, 6])
})

test('a column stands neither under itself nor under anything below it', () => {
  expect(ids(1)).toEqual([5, 6])
  expect(ids(2)).toEqual([1, 4, 5, 6])
  expect(ids(3)).toEqual([1, 2, 4, 5, 6])
})
