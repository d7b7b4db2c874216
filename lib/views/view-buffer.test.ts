import { expect, test } from 'vitest'
import { ViewBuffer } from './view-buffer'

const at = (time: string) => new Date(`2026-03-02T${time}Z`)

test('views of a piece within an hour are one row; the day is that of Shanghai', () => {
  const buffer = new ViewBuffer()
  for (const time of ['15:00:00', '15:59:59.999', '16:00:00']) buffer.add(5, at(time))
  buffer.add(6, at('15:30:00'))
  expect(buffer.take()).toEqual([
    { articleId: 5, hour: at('15:00:00'), day: '2026-03-02', views: 2 },
    { articleId: 5, hour: at('16:00:00'), day: '2026-03-03', views: 1 },
    { articleId: 6, hour: at('15:00:00'), day: '2026-03-02', views: 1 },
  ])
  expect(buffer.take()).toEqual([])
})

test('what is given back is added to what was counted meanwhile', () => {
  const buffer = new ViewBuffer()
  buffer.add(5, at('15:00:00'))
  const taken = buffer.take()
  buffer.add(5, at('15:10:00'))
  buffer.giveBack(taken)
  expect(buffer.take()).toMatchObject([{ articleId: 5, views: 2 }])
})

test('a flood of numbers does not fill the memory, and what is known already still counts', () => {
  const buffer = new ViewBuffer()
  for (let id = 1; id <= 30_000; id++) buffer.add(id, at('15:00:00'))
  buffer.add(1, at('15:00:01'))
  const taken = buffer.take()
  expect(taken).toHaveLength(20_000)
  expect(taken[0]).toMatchObject({ articleId: 1, views: 2 })
})
