import { expect, test } from 'vitest'
import { fold } from '@/lib/search/fold'
import { tellingWords, words } from '@/lib/search/words'
import { likelyTags } from './tag-likeness'

const tag = (id: number, name: string, ...aliases: string[]) => ({ id, name, aliases })
const propose = (text: string, ...tags: ReturnType<typeof tag>[]) => {
  const folded = fold(text)
  const found = likelyTags(tags, { folded, telling: tellingWords(folded, 40), fold, words }, 8)
  return found.map(({ name }) => name)
}
const TEXT =
  '溢流口的污水在雨后涌进河道，溢流口巡查一夜没有停。VOCs减排和这条河无关，黑臭水体却与每一个溢流口有关，污水处理厂说负荷已满。'

test('tags that the text names come first, and those of which it says nothing are not there', () => {
  const found = propose(TEXT, tag(1, '溢流口'), tag(2, '核电'), tag(3, '污水处理'), tag(4, '候鸟'))
  expect(found).toContain('溢流口')
  expect(found).toContain('污水处理')
  expect(found[0]).toBe('溢流口')
  expect(found).not.toContain('核电')
  expect(found).not.toContain('候鸟')
})

test('another spelling, width, case or script of a tag is that tag', () => {
  expect(propose(TEXT, tag(1, '挥发性有机物', 'ＶＯＣＳ'))).toEqual(['挥发性有机物'])
  expect(propose(TEXT, tag(1, '黑臭水體'))).toEqual(['黑臭水體'])
})

test('one word of a name is not enough', () => {
  expect(propose(TEXT, tag(1, '污水管网改造'))).toEqual([])
})
