import { expect, test } from 'vitest'
import { isSameNews, NO_NEWS, readNews, writeNews } from './news'

test('what waits for somebody goes to a window and is understood there', () => {
  const news = { unread: 100, toReview: 3 }
  expect(readNews(writeNews(news))).toEqual(news)
  expect(readNews('7')).toEqual({ unread: 7, toReview: 0 })
  expect(readNews('<html>')).toEqual(NO_NEWS)
})

test('a window is told again when either number changed', () => {
  expect(isSameNews(null, NO_NEWS)).toBe(false)
  expect(isSameNews({ unread: 0, toReview: 0 }, NO_NEWS)).toBe(true)
  for (const other of [
    { unread: 1, toReview: 0 },
    { unread: 0, toReview: 1 },
  ])
    expect(isSameNews(NO_NEWS, other)).toBe(false)
})
