import { beforeAll, describe, expect, test } from 'vitest'
import { trashArticle } from '@/lib/articles/commands'
import { db } from '@/lib/db/client'
import type { Role } from '@/lib/db/generated/enums'
import { findRedirect } from '@/lib/redirects/public'
import { getSiteFrame } from '@/lib/settings/public'
import { later, makeColumn, makeDraft, makePublished, makeStaff, type Person, system } from '@/test/newsroom'
import { lastEventOf, refused } from '@/test/refusals'
import { createColumn, deleteColumn, ensureColumn, moveColumn, updateColumn } from './column-commands'
import { getColumnPage } from './public'
import { listColumns } from './queries'

let staff: Record<Role, Person>

beforeAll(async () => {
  staff = await makeStaff()
})

const column = (name: string, more: { slug?: string; parentId?: number | null } = {}) => ({
  name,
  slug: '',
  description: '',
  parentId: null,
  ...more,
})

describe('addresses', () => {
  test('a Chinese name becomes pinyin, a collision gets a suffix, nothing is ever empty', async () => {
    expect(await createColumn(system, column('环球扫描'))).toMatchObject({ slug: 'huanqiusaomiao' })
    expect(await createColumn(system, column('寰球扫描'))).toMatchObject({ slug: 'huanqiusaomiao-2' })
    expect(await createColumn(system, column('环球扫描'))).toMatchObject({ slug: 'huanqiusaomiao-3' })
    expect((await createColumn(system, column('！？'))).slug).toMatch(/^n-[0-9a-f]{8}$/)
  })

  test('many columns of the same very long name each get an address', async () => {
    for (const name of [
      '生态环境损害赔偿制度改革与实践观察专栏征文选登',
      '生态环境 损害赔偿制度改 革与实践观察 专栏征文选登 ',
    ]) {
      const made = []
      for (let n = 0; n < 4; n++) made.push(await createColumn(system, column(name.trim())))
      expect(new Set(made.map(({ slug }) => slug)).size).toBe(4)
    }
  })

  test('an address that somebody asks for is theirs or is refused', async () => {
    const one = await createColumn(system, column('一', { slug: 'one-address' }))
    await refused(() => createColumn(system, column('二', { slug: 'one-address' })), 'CONFLICT')
    const other = await makeColumn()
    await refused(
      () => updateColumn(system, { ...column('三', { slug: 'one-address' }), id: other.id }),
      'CONFLICT',
    )
    expect(await updateColumn(system, { ...column('四', { slug: 'one-address' }), id: one.id })).toEqual({
      id: one.id,
      name: '四',
      slug: 'one-address',
    })
  })

  test('a renamed column leads on from every earlier address, in one step, and back again without a loop (S-26)', async () => {
    const { id } = await createColumn(system, column('甲', { slug: 'first-name' }))
    const rename = (slug: string) => updateColumn(system, { ...column('甲', { slug }), id })
    await rename('second-name')
    await rename('third-name')
    expect(await findRedirect('/columns/first-name')).toBe('/columns/third-name')
    expect(await findRedirect('/columns/second-name')).toBe('/columns/third-name')
    expect(await findRedirect('/columns/first-name/feed.xml')).toBe('/columns/third-name/feed.xml')
    await rename('first-name')
    expect(await findRedirect('/columns/first-name')).toBeNull()
    expect(await findRedirect('/columns/third-name')).toBe('/columns/first-name')
    const all = await db.redirect.findMany()
    const from = new Set(all.map(({ fromPath }) => fromPath))
    expect(all.filter(({ toPath }) => from.has(toPath))).toEqual([])
  })

  test('a new column at an address that led elsewhere takes it over', async () => {
    const { id } = await createColumn(system, column('乙', { slug: 'taken-over' }))
    await updateColumn(system, { ...column('乙', { slug: 'moved-away' }), id })
    await createColumn(system, column('丙', { slug: 'taken-over' }))
    expect(await findRedirect('/columns/taken-over')).toBeNull()
    expect(await findRedirect('/columns/taken-over/feed.xml')).toBeNull()
  })

  test('the event names the pages at the old address and at the new one', async () => {
    const { id } = await createColumn(system, column('丁', { slug: 'ding-old' }))
    await updateColumn(staff.CHIEF, { ...column('丁', { slug: 'ding-new' }), id })
    const { tags, ...event } = await lastEventOf('column', id)
    expect(event).toMatchObject({ action: 'column.update', actorId: staff.CHIEF.id })
    expect(tags).toEqual(
      expect.arrayContaining([
        ...['columns', 'articles', `column:${id}`, 'column-slug:ding-old', 'column-slug:ding-new'],
      ]),
    )
  })
})

describe('the tree', () => {
  test('three levels and no fourth', async () => {
    const top = await makeColumn()
    const middle = await makeColumn('中', top.id)
    const bottom = await makeColumn('下', middle.id)
    await refused(() => createColumn(system, column('第四级', { parentId: bottom.id })), 'INVALID')
    const other = await makeColumn()
    await makeColumn('其下', other.id)
    const { name, slug } = other
    await refused(
      () => updateColumn(system, { ...column(name, { slug, parentId: middle.id }), id: other.id }),
      'INVALID',
    )
  })

  test('no column is below itself, also not when two are moved at once', async () => {
    const top = await makeColumn()
    const child = await makeColumn(undefined, top.id)
    const under = (one: { id: number; name: string; slug: string }, parentId: number) =>
      updateColumn(system, { ...column(one.name, { slug: one.slug, parentId }), id: one.id })
    await refused(() => under(top, top.id), 'INVALID')
    await refused(() => under(top, child.id), 'INVALID')
    for (let round = 0; round < 5; round++) {
      const [a, b] = [await makeColumn(), await makeColumn()]
      const moved = await Promise.allSettled([under(a, b.id), under(b, a.id)])
      expect(moved.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    }
    const { columns } = await getSiteFrame()
    expect((await listColumns(system)).map(({ id }) => id).sort()).toEqual(columns.map(({ id }) => id).sort())
  })

  test('a parent that is gone is refused', async () => {
    await refused(() => createColumn(system, column('孤', { parentId: 999_999 })), 'INVALID')
    const { id } = await makeColumn()
    await refused(() => updateColumn(system, { ...column('孤', { parentId: 999_999 }), id }), 'INVALID')
  })

  test('columns change places with their neighbours, and stay at the ends', async () => {
    const top = await makeColumn()
    const ids = [await makeColumn('一', top.id), await makeColumn('二', top.id)].map(({ id }) => id)
    const order = async () =>
      (await listColumns(system)).filter(({ parentId }) => parentId === top.id).map(({ id }) => id)
    expect(await order()).toEqual(ids)
    await moveColumn(system, { id: ids[1] ?? 0, direction: 'up' })
    expect(await order()).toEqual([...ids].reverse())
    await refused(async () => {
      await moveColumn(system, { id: ids[1] ?? 0, direction: 'up' })
      await moveColumn(system, { id: 999_999, direction: 'up' })
    }, 'NOT_FOUND')
  })

  test('a column with pieces or columns in it stays, and the message counts them', async () => {
    const top = await makeColumn()
    const child = await makeColumn(undefined, top.id)
    await makePublished({ columnId: child.id })
    await refused(() => deleteColumn(system, { id: top.id }), 'CONFLICT')
    await refused(() => deleteColumn(system, { id: child.id }), 'CONFLICT')
    await expect(deleteColumn(system, { id: child.id })).rejects.toThrow('1 篇稿件')
    await expect(deleteColumn(system, { id: top.id })).rejects.toThrow('1 个下级栏目')
    const empty = await makeColumn()
    await deleteColumn(staff.ADMIN, { id: empty.id })
    expect(await getColumnPage(empty.slug, null)).toBeNull()
    expect((await lastEventOf('column', empty.id)).tags).toContain(`column-slug:${empty.slug}`)
  })
})

test('a column that only the trash holds on to says that it is the trash', async () => {
  const { id } = await makeColumn()
  const piece = await makeDraft(staff.EDITOR, { columnId: id })
  await trashArticle(staff.EDITOR, piece, later(1))
  await expect(deleteColumn(system, { id })).rejects.toThrow(
    '栏目下还有 1 篇稿件（其中 1 篇在回收站，可以彻底删除）、0 个下级栏目，请先移走。',
  )
})

test('readers see a column with everything below it', async () => {
  const top = await makeColumn()
  const child = await makeColumn(undefined, top.id)
  const [old, young] = [
    await makePublished({ columnId: top.id }, later(-20)),
    await makePublished({ columnId: child.id }, later(-10)),
  ]
  const page = await getColumnPage(top.slug, null)
  expect(page?.cards.map(({ id }) => id)).toEqual([young.id, old.id])
  expect(page?.children.map(({ id }) => id)).toEqual([child.id])
  expect((await getColumnPage(child.slug, null))?.path.map(({ id }) => id)).toEqual([top.id, child.id])
})

test('the column of a name is found, or made once', async () => {
  const made = await ensureColumn(system, { name: '清洁生产' })
  expect(made.created).toBe(true)
  expect(await ensureColumn(system, { name: '清洁生产' })).toEqual({ ...made, created: false })
})

test('a column is commentary until its genre is changed; its pieces’ pages are made anew, and the log keeps both', async () => {
  const { id, name, slug } = await createColumn(system, column('快讯', { slug: 'kuaixun' }))
  const genre = async () => (await getSiteFrame()).columns.find((one) => one.id === id)?.genre
  expect(await genre()).toBe('COMMENTARY')
  await updateColumn(staff.CHIEF, { ...column(name, { slug }), id, genre: 'NEWS' })
  expect(await genre()).toBe('NEWS')
  const { data, tags } = await lastEventOf('column', id)
  expect(data).toMatchObject({ before: { genre: 'COMMENTARY' }, after: { genre: 'NEWS' } })
  // Every reader’s page is made of the site’s frame, and that depends on the columns.
  expect(tags).toContain('columns')
  expect((await listColumns(system)).find((one) => one.id === id)?.genre).toBe('NEWS')
})

test.each(['EDITOR', 'AUTHOR'] as const)('%s manages no columns', async (role) => {
  const actor = staff[role]
  const { id } = await makeColumn()
  await refused(() => createColumn(actor, column('新')), 'FORBIDDEN')
  await refused(() => updateColumn(actor, { ...column('新'), id }), 'FORBIDDEN')
  await refused(() => moveColumn(actor, { id, direction: 'up' }), 'FORBIDDEN')
  await refused(() => deleteColumn(actor, { id }), 'FORBIDDEN')
})
