import { beforeAll, expect, test } from 'vitest'
import type { Role } from '@/lib/db/generated/enums'
import { findRedirect } from '@/lib/redirects/public'
import { later, makeColumn, makeDraft, makePublished, makeStaff, type Person, system } from '@/test/newsroom'
import { lastEventOf, refused } from '@/test/refusals'
import { createAuthor, deleteAuthor, ensureAuthor, updateAuthor } from './commands'
import { getAuthorPage } from './public'
import { getAuthor, listAuthors, suggestAuthors } from './queries'
import { authorInput } from './schema'

let staff: Record<Role, Person>
let columnId: number

beforeAll(async () => {
  staff = await makeStaff()
  columnId = (await makeColumn()).id
})

const person = (name: string, more: object = {}) => authorInput.parse({ name, ...more })
const offices = [
  { title: '副处长', since: '2018-01-01', until: '2021-03-01' },
  { title: '二级巡视员', since: '2021-03-01', until: null },
]

test('two people may share a name; their addresses differ', async () => {
  const [one, other] = [
    await createAuthor(system, person('陆清和')),
    await createAuthor(system, person('陆清和')),
  ]
  expect([one.slug, other.slug]).toEqual(['luqinghe', 'luqinghe-2'])
  await refused(() => createAuthor(system, person('陆青', { slug: 'luqinghe' })), 'CONFLICT')
})

test('a person has offices from a day to a day, latest first for readers', async () => {
  const { id, slug } = await createAuthor(
    staff.EDITOR,
    person('周砚秋', { bio: '简介', affiliations: offices }),
  )
  expect((await getAuthorPage(slug, null))?.author).toEqual({
    id,
    slug,
    name: '周砚秋',
    bio: '简介',
    picture: null,
    affiliations: [...offices].reverse(),
  })
  expect(await lastEventOf('author', id)).toMatchObject({
    action: 'author.create',
    actorId: staff.EDITOR.id,
    tags: ['authors', `author-slug:${slug}`],
  })
})

test('the picker offers the office held on the day', async () => {
  const { id } = await createAuthor(system, person('沈望舒', { affiliations: offices }))
  const held = async (today: string) =>
    (await suggestAuthors(staff.AUTHOR, '望舒', today)).map(({ affiliation }) => affiliation)
  expect(await held('2020-06-01')).toEqual(['副处长'])
  expect(await held('2026-06-01')).toEqual(['二级巡视员'])
  expect(await held('2010-06-01')).toEqual([''])
  expect((await suggestAuthors(staff.AUTHOR, 'shenwang', '2026-06-01')).map((one) => one.id)).toEqual([id])
})

test('a change replaces the offices and leaves a way from the old address', async () => {
  const { id, slug } = await createAuthor(system, person('顾野', { affiliations: offices }))
  const after = await updateAuthor(system, { ...person('顾野王', { affiliations: [offices[1]] }), id })
  expect(after.slug).toBe('guyewang')
  expect((await getAuthor(system, id))?.affiliations).toEqual([offices[1]])
  expect(await findRedirect(`/authors/${slug}`)).toBe('/authors/guyewang')
  expect((await lastEventOf('author', id)).tags.sort()).toEqual(
    [`author:${id}`, `author-slug:${slug}`, 'author-slug:guyewang', 'authors', 'redirects'].sort(),
  )
  await refused(() => updateAuthor(system, { ...person('无'), id: 999_999 }), 'NOT_FOUND')
})

test('an author page lists the pieces that readers see, newest first', async () => {
  const { id, slug } = await createAuthor(system, person('江晚'))
  const bylines = [{ authorId: id, affiliation: '' }]
  const old = await makePublished({ columnId, bylines }, later(-20))
  const young = await makePublished({ columnId, bylines }, later(-10))
  await makeDraft(system, { columnId, bylines })
  expect((await getAuthorPage(slug, null))?.cards.map((card) => card.id)).toEqual([young.id, old.id])
  expect(await getAuthorPage('nobody', null)).toBeNull()
})

test('who is named by a draft or a public piece stays', async () => {
  const [drafted, free] = [
    await createAuthor(system, person('有稿')),
    await createAuthor(system, person('无稿')),
  ]
  await makeDraft(system, { columnId, bylines: [{ authorId: drafted.id, affiliation: '' }] })
  await refused(() => deleteAuthor(system, { id: drafted.id }), 'CONFLICT')
  await deleteAuthor(system, { id: free.id })
  expect(await getAuthor(system, free.id)).toBeNull()
  expect((await lastEventOf('author', free.id)).action).toBe('author.delete')
})

test('the person of a name is found, or added once', async () => {
  const made = await ensureAuthor(system, { name: '白露' })
  expect(made.created).toBe(true)
  expect(await ensureAuthor(system, { name: '白露' })).toEqual({ ...made, created: false })
})

test('the desk’s list is whole, page by page', async () => {
  for (let n = 0; n < 55; n++) await createAuthor(system, person(`名册${n}`))
  const seen: number[] = []
  let before: number | undefined
  do {
    const { rows, next } = await listAuthors(system, { q: '名册', before })
    seen.push(...rows.map(({ id }) => id))
    before = next ?? undefined
  } while (before)
  expect(new Set(seen).size).toBe(55)
  expect(seen).toHaveLength(55)
})

test('authors look people up, and manage none', async () => {
  const { id } = await createAuthor(system, person('旁人'))
  await refused(() => createAuthor(staff.AUTHOR, person('新')), 'FORBIDDEN')
  await refused(() => updateAuthor(staff.AUTHOR, { ...person('改'), id }), 'FORBIDDEN')
  await refused(() => deleteAuthor(staff.AUTHOR, { id }), 'FORBIDDEN')
  expect(await getAuthor(staff.AUTHOR, id)).toBeNull()
  expect((await suggestAuthors(staff.AUTHOR, '旁人', '2026-01-01')).map((one) => one.id)).toEqual([id])
})

test('a person whom several imports name at once is added once; homophones get addresses of their own', async () => {
  const made = await Promise.all(Array.from({ length: 5 }, () => ensureAuthor(system, { name: '谷雨生' })))
  expect(new Set(made.map(({ id }) => id)).size).toBe(1)
  expect(made.filter(({ created }) => created)).toHaveLength(1)
  const pair = await Promise.all([createAuthor(system, person('施知')), createAuthor(system, person('石志'))])
  expect(pair.map(({ slug }) => slug).sort()).toEqual(['shizhi', 'shizhi-2'])
})
