import { expect, test } from 'playwright/test'
import { sourceInput } from '../lib/sources/schema'
import { Commands } from './support/commands'
import { Trial } from './support/trial'

let trial: Trial
let commands: Commands

test.beforeAll(async () => {
  trial = await Trial.open({ webs: 2, worker: false })
  commands = new Commands(trial)
})
test.afterAll(() => trial?.close())

type Slugged = { id: number; slug: string; version?: number }
type Kind = {
  folder: string
  feeds: boolean
  make: () => Promise<Slugged>
  /** Gives it another address. */
  move: (known: Slugged, slug: string) => Promise<object>
}

const now = () => new Date()
const page = {
  body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '一页' }] }] },
}

const KINDS: Record<string, Kind> = {
  column: {
    folder: '/columns',
    feeds: true,
    make: () => commands.column('搬家的栏目'),
    move: ({ id }, slug) => commands.renameColumn(id, '搬家的栏目', slug),
  },
  tag: {
    folder: '/tags',
    feeds: true,
    make: () => commands.tag('搬家的标签'),
    move: ({ id }, slug) =>
      trial.command('taxonomy/tag-commands', 'updateTag', {
        ...{ id, slug, name: '搬家的标签', description: '', aliases: [] },
      }),
  },
  author: {
    folder: '/authors',
    feeds: true,
    make: () => commands.author('搬家的作者'),
    move: ({ id }, slug) =>
      trial.command('people/commands', 'updateAuthor', {
        ...{ id, slug, name: '搬家的作者', bio: '', affiliations: [] },
      }),
  },
  source: {
    folder: '/sources',
    feeds: false,
    make: () => commands.source('搬家的稿源'),
    move: ({ id }, slug) =>
      trial.command('sources/commands', 'updateSource', {
        id,
        ...sourceInput.parse({ name: '搬家的稿源', slug }),
      }),
  },
  topic: {
    folder: '/topics',
    feeds: true,
    make: async () => {
      const { id: columnId } = await commands.column('专题里的栏目')
      const ref = await commands.create({ columnId, title: '专题里的一篇' })
      await commands.publish(ref)
      return commands.topic('搬家的专题', ref.id)
    },
    move: ({ id, version }, slug) =>
      trial.command(
        'topics/commands',
        'updateTopic',
        { id, version, slug, title: '搬家的专题', summary: '', coverId: null, onHome: true, sections: [] },
        now(),
      ),
  },
  page: {
    folder: '/about',
    feeds: false,
    make: async () => {
      const made = await trial.command<Slugged & { version: number }>(
        'static-pages/commands',
        'createPage',
        { title: '搬家的单页', slug: 'old-page', ...page },
        now(),
      )
      return trial.command('static-pages/commands', 'showPage', made, true, now())
    },
    move: ({ id, version }, slug) =>
      trial.command(
        'static-pages/commands',
        'updatePage',
        { id, version, title: '搬家的单页', slug, ...page },
        now(),
      ),
  },
}

/** Status and way of an address on every process. */
const answers = (path: string) =>
  Promise.all(
    trial.bases.map(async (base) => {
      const answer = await fetch(base + path, { redirect: 'manual' })
      return `${answer.status} ${answer.headers.get('location') ?? ''}`.trim()
    }),
  )

const leadsTo = async (from: string, to: string) =>
  expect.poll(() => answers(from), { message: from, timeout: 2_000 }).toEqual([`301 ${to}`, `301 ${to}`])

for (const [name, kind] of Object.entries(KINDS)) {
  test(`a ${name} that moves twice: both old addresses lead straight to the new one, in both editions, with its feeds`, async () => {
    const { folder, feeds, make, move } = kind
    const made = await make()
    const { slug } = made
    const [old, between, fresh] = [`${folder}/${slug}`, `${folder}/${name}-2`, `${folder}/${name}-3`]
    expect(await answers(old)).toEqual(['200', '200'])
    const moved = { ...made, ...(await move(made, `${name}-2`)) }
    await leadsTo(old, between)
    await move(moved, `${name}-3`)
    for (const from of [old, between]) {
      await leadsTo(from, fresh)
      await leadsTo(`/zh-Hant${from}`, `/zh-Hant${fresh}`)
      if (feeds)
        for (const file of ['feed.xml', 'atom.xml', 'feed.json'])
          for (const edition of ['', '/zh-Hant'])
            await leadsTo(`${edition}${from}/${file}`, `${edition}${fresh}/${file}`)
    }
    expect(await answers(fresh)).toEqual(['200', '200'])
  })
}

test('a piece that changes column, and is published again, stays where it is', async () => {
  const [from, to] = [await commands.column('旧栏目'), await commands.column('新栏目')]
  const ref = await commands.create({ columnId: from.id, title: '换了栏目的一篇' })
  await commands.publish(ref)
  const path = `/articles/${ref.id}`
  expect(await answers(path)).toEqual(['200', '200'])
  await commands.publish(await commands.save(ref, { columnId: to.id, title: '换了栏目的一篇' }))
  expect(await answers(path)).toEqual(['200', '200'])
  await expect
    .poll(async () => (await (await fetch(trial.base + path)).text()).includes(`/columns/${to.slug}`))
    .toBe(true)
})
