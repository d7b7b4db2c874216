import { beforeAll, expect, test } from 'vitest'
import { getArticle } from '@/lib/articles/public'
import { findRedirect } from '@/lib/redirects/public'
import { makeColumn, makePublished, makeSource, makeUser, type Person, system } from '@/test/newsroom'
import { lastEventOf, refused } from '@/test/refusals'
import { createSource, deleteSource, ensureSource, updateSource } from './commands'
import { getSourcePage } from './public'
import { listSources } from './queries'
import { sourceInput } from './schema'

let editor: Person
let author: Person
let columnId: number

beforeAll(async () => {
  editor = await makeUser('EDITOR')
  author = await makeUser('AUTHOR')
  columnId = (await makeColumn()).id
})

const source = (name: string, more: object = {}) => sourceInput.parse({ name, ...more })

test('a source has a name of its own and an address', async () => {
  const made = await createSource(editor, source('中国环境报', { kind: 'NEWSPAPER' }))
  expect(made.slug).toBe('zhongguohuanjingbao')
  expect(await lastEventOf('source', made.id)).toMatchObject({
    action: 'source.create',
    actorId: editor.id,
    tags: ['sources', 'source-slug:zhongguohuanjingbao'],
  })
  await refused(() => createSource(editor, source('中国环境报')), 'CONFLICT')
  await refused(() => createSource(editor, source('别家', { slug: made.slug })), 'CONFLICT')
  expect(await ensureSource(system, { name: '中国环境报' })).toEqual({ ...made, created: false })
  expect((await ensureSource(system, { name: '水利通讯' })).created).toBe(true)
})

test('the address of a source is trimmed, bounded, and may be left out', () => {
  const homepage = (text: string) => sourceInput.safeParse({ name: '报', homepage: text })
  expect(homepage(' https://example.org/ ').data?.homepage).toBe('https://example.org/')
  expect(homepage(' ').data?.homepage).toBeNull()
  for (const wrong of ['www.example.org', 'javascript:alert(1)', `https://example.org/${'a'.repeat(500)}`])
    expect(homepage(wrong).error?.issues[0]?.message, wrong).toMatch(/^网址/)
})

test('a renamed source leads on, and its pieces carry the new name', async () => {
  const made = await makeSource()
  const { id } = await makePublished({ columnId, sourceId: made.id })
  const after = await updateSource(editor, { ...source('绿水周刊'), id: made.id })
  expect(await findRedirect(`/sources/${made.slug}`)).toBe(`/sources/${after.slug}`)
  expect((await getArticle(id))?.source).toEqual(after)
  expect((await getSourcePage(after.slug, null))?.cards.map((card) => card.id)).toEqual([id])
  expect(await getSourcePage(made.slug, null)).toBeNull()
  expect((await lastEventOf('source', made.id)).tags).toEqual(
    expect.arrayContaining([`source:${made.id}`, `source-slug:${made.slug}`, `source-slug:${after.slug}`]),
  )
  await refused(() => updateSource(editor, { ...source('无'), id: 999_999 }), 'NOT_FOUND')
})

test('a source in use stays', async () => {
  const [used, free] = [await makeSource(), await makeSource()]
  await makePublished({ columnId, sourceId: used.id })
  await refused(() => deleteSource(editor, { id: used.id }), 'CONFLICT')
  await deleteSource(editor, { id: free.id })
  expect(await getSourcePage(free.slug, null)).toBeNull()
  expect((await listSources(editor, { q: free.name })).rows).toEqual([])
  expect((await listSources(editor, { q: used.name })).rows[0]?._count.publications).toBe(1)
})

test('authors choose sources and manage none', async () => {
  const { id, name } = await makeSource()
  await refused(() => createSource(author, source('新')), 'FORBIDDEN')
  await refused(() => updateSource(author, { ...source('改'), id }), 'FORBIDDEN')
  await refused(() => deleteSource(author, { id }), 'FORBIDDEN')
  expect((await listSources(author, { q: name })).rows.map((row) => row.id)).toEqual([id])
})

test('a source that several imports name at once is registered once; homophones get addresses of their own', async () => {
  const made = await Promise.all(Array.from({ length: 5 }, () => ensureSource(system, { name: '漓江通讯' })))
  expect(new Set(made.map(({ id }) => id)).size).toBe(1)
  expect(made.filter(({ created }) => created)).toHaveLength(1)
  const pair = await Promise.all(['试制周报', '市志周报'].map((name) => ensureSource(system, { name })))
  expect(pair.map(({ slug }) => slug).sort()).toEqual(['shizhizhoubao', 'shizhizhoubao-2'])
})
