import { expect, test } from 'vitest'
import { originalTitleIn } from './original-title'

test.each([
  ['（原标题：臭氧错峰生产观察）', '臭氧错峰生产观察'],
  ['原标题：臭氧错峰生产观察', '臭氧错峰生产观察'],
  ['(原标题:臭氧错峰(上))', '臭氧错峰(上)'],
  ['【原标题：臭氧错峰】', '臭氧错峰'],
  ['　　原标题：臭氧错峰（下）', '臭氧错峰（下）'],
  ['原标题：臭氧错峰  责任编辑：白芷宁', '臭氧错峰'],
  ['（原标题：臭氧错峰）（责任编辑：白芷宁）', '臭氧错峰'],
  ['（原标题：）', ''],
  ['他说原标题：太长', ''],
])('“%s” names “%s”', (line, title) => {
  expect(originalTitleIn(['臭氧错峰生产', line])).toBe(title)
})

test('a paragraph that only begins so is no title', () => {
  expect(originalTitleIn([`原标题：${'很长的一段话，'.repeat(20)}`])).toBe('')
})
