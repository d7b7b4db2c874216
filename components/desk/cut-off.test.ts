import { expect, test } from 'vitest'
import { cutOff } from './cut-off'

const field = (value: string, maxLength: number, from = value.length, to = from) => ({
  ...{ value, maxLength, selectionStart: from, selectionEnd: to },
})

test('what a field has no room for is counted as the browser counts it', () => {
  expect(cutOff(field('', 5), '五个字符整')).toBe(0)
  expect(cutOff(field('', 5), '这里六个字符')).toBe(1)
  expect(cutOff(field('已有', 5), '再来四个')).toBe(1)
  expect(cutOff(field('已有两字', 5, 0, 4), '换成五个字')).toBe(0)
  expect(cutOff(field('', 3), 'a\r\nb')).toBe(0)
  expect(cutOff(field('没有上限', -1), '多长都行'.repeat(100))).toBe(0)
})
