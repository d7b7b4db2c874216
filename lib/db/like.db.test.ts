import { beforeAll, expect, test } from 'vitest'
import { listAuthors } from '@/lib/people/queries'
import { listSources } from '@/lib/sources/queries'
import { listTags } from '@/lib/taxonomy/queries'
import { listTopics } from '@/lib/topics/queries'
import { system } from '@/test/newsroom'
import { db } from './client'

/** Of each list: what is looked for by what stands in it, and what a wildcard would find besides. */
const NAMES = { meant: 'PM2_5 达标 100%', other: 'PM2x5 达标 1000' }
const LISTS = {
  tags: (q: string) => listTags(system, { q }),
  sources: (q: string) => listSources(system, { q }),
  authors: (q: string) => listAuthors(system, { q }),
  topics: (q: string) => listTopics(system, { q }),
}

beforeAll(async () => {
  for (const [slug, name] of Object.entries(NAMES)) {
    await db.tag.create({ data: { name, slug } })
    await db.source.create({ data: { name, slug } })
    await db.author.create({ data: { name, slug } })
    await db.topic.create({ data: { title: name, slug } })
  }
})

const count = async (list: keyof typeof LISTS, q: string) => (await LISTS[list](q)).rows.length

test.each(['tags', 'sources', 'authors', 'topics'] as const)(
  'a search in %s takes signs as they stand, and no case',
  async (list) => {
    expect(await count(list, '2_5')).toBe(1)
    expect(await count(list, '00%')).toBe(1)
    expect(await count(list, 'pm2')).toBe(2)
  },
)

test.each(['tags', 'authors', 'topics'] as const)('%s are also found by their address name', async (list) => {
  expect(await count(list, 'Mea')).toBe(1)
  expect(await count(list, 'm_a')).toBe(0)
})
