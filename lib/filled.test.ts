import { expect, test } from 'vitest'
import { authorInput } from '@/lib/people/schema'
import { siteSettings } from '@/lib/settings/schema'
import { sourceInput } from '@/lib/sources/schema'
import { columnName, tagName, tagUpdate } from '@/lib/taxonomy/schema'
import { topicInput } from '@/lib/topics/schema'
import { userName } from '@/lib/users/schema'
import { filled } from './filled'

test.each(['', ' \u3000\u00A0', '\u200B', '\u200B\u200D\u202E', '\u2060\uFEFF', '\u3164', '\u00AD'])(
  'what shows nothing fills nothing: %j',
  (blank) => {
    for (const [name, schema] of Object.entries({
      line: filled('请填写'),
      tagName,
      columnName,
      userName,
      author: authorInput.pick({ name: true }).transform(({ name: line }) => line),
    })) {
      const input = name === 'author' ? { name: blank } : blank
      expect(schema.safeParse(input).success, name).toBe(false)
    }
    expect(sourceInput.safeParse({ name: blank }).success).toBe(false)
    expect(topicInput.safeParse({ title: blank }).success).toBe(false)
    expect(siteSettings.safeParse({ siteName: blank }).success).toBe(false)
  },
)

test.each(['水', '👨‍👩‍👧', 'ابجد', '。', ' 水 '])('what shows something does: %j', (line) => {
  expect(filled('请填写').parse(line)).toBe(line.trim())
})

test('what is wrong with a tag’s aliases is said in Chinese', () => {
  const many = Array.from({ length: 31 }, (_, n) => `别名${n}`).join('、')
  const messages = (aliases: string) =>
    tagUpdate.safeParse({ id: 1, name: '水', aliases }).error?.issues.map(({ message }) => message)
  expect(messages(many)).toEqual(['别名最多 30 个，请去掉不常用的'])
  expect(messages('长'.repeat(1001))).toEqual(['别名合起来最多 1000 个字符'])
  expect(messages('\u200B、水体')).toBeUndefined()
})
