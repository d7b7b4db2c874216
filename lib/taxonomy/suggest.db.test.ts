import { expect, test } from 'vitest'
import { makeStaff, makeTag, system } from '@/test/newsroom'
import { suggestTags } from './suggest-queries'
import { updateTag } from './tag-commands'

const TEXT = '溢流口的污水在雨后涌进河道，溢流口巡查一夜没有停，污水处理厂说负荷已满。'

test('existing tags are proposed from the text, by name or alias, but not those the piece has', async () => {
  const [overflow, sewage, other] = [
    await makeTag('溢流口'),
    await makeTag('污水处理'),
    await makeTag('候鸟迁徙'),
  ]
  const aliased = await makeTag('排涝')
  await updateTag(system, { id: aliased.id, name: '排涝', slug: '', description: '', aliases: ['雨后河道'] })
  for (const person of Object.values(await makeStaff())) {
    const found = await suggestTags(person, { title: '雨后的溢流口', text: TEXT, taken: [] })
    expect(found[0]).toEqual({ id: overflow.id, name: '溢流口' })
    expect(found.map(({ id }) => id)).toContain(sewage.id)
    expect(found.map(({ id }) => id)).toContain(aliased.id)
    expect(found.map(({ id }) => id)).not.toContain(other.id)
  }
  const rest = await suggestTags(system, { title: '雨后的溢流口', text: TEXT, taken: [overflow.id] })
  expect(rest.map(({ id }) => id)).not.toContain(overflow.id)
})

test('a text that says nothing proposes nothing', async () => {
  expect(await suggestTags(system, { title: '', text: '。。。', taken: [] })).toEqual([])
})
