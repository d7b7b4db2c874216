import { expect, test } from 'vitest'
import { shownOriginalTitle } from './original-title'

test.each([
  ['把臭氧挪到傍晚', '臭氧错峰生产观察', '臭氧错峰生产观察'],
  ['把臭氧挪到傍晚', 'Ozone, off-peak', 'Ozone, off-peak'],
  ['把臭氧挪到傍晚', '', ''],
  // A title that only got other punctuation is the same title.
  ['臭氧，要错峰', '臭氧,要错峰！', ''],
  ['臭氧，要错峰', '臭氧 要错峰', ''],
])('“%s” was “%s”: readers are told “%s”', (title, originalTitle, shown) => {
  expect(shownOriginalTitle({ title, originalTitle })).toBe(shown)
})
