import { expect, test } from 'vitest'
import { columnInput, columnUpdate } from './schema'

test('a column is of one genre out of two, commentary when nothing is said', () => {
  expect(columnInput.parse({ name: '快评' }).genre).toBe('COMMENTARY')
  expect(columnUpdate.parse({ id: '1', name: '快讯', genre: 'NEWS' }).genre).toBe('NEWS')
  const wrong = columnInput.safeParse({ name: '快评', genre: 'SATIRE' })
  expect(wrong.error?.issues).toMatchObject([{ path: ['genre'], message: '请选择体裁' }])
})
