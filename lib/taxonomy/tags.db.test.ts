import { beforeAll, describe, expect, test } from 'vitest'
import { getArticle } from '@/lib/articles/public'
import * as desk from '@/lib/articles/queries'
import type { Role } from '@/lib/db/generated/enums'
import { findRedirect } from '@/lib/redirects/public'
import { fresh, makeColumn, makePublished, makeStaff, makeTag, type Person, system } from '@/test/newsroom'
import { lastEventOf, refused } from '@/test/refusals'
import { getTagPage, listPublicTags } from './public'
import { getTag, listTags } from './queries'
import { tagUpdate } from './schema'
import { deleteTag, ensureTag, mergeTags, updateTag } from './tag-commands'

let staff: Record<Role, Person>
let columnId: number

beforeAll(async () => {
  staff = await makeStaff()
  columnId = (await makeColumn()).id
})

const change = (id: number, name: string, more: { slug?: string; aliases?: string } = {}) =>
  updateTag(system, tagUpdate.parse({ id, name, ...more }))

describe('a name means one tag', () => {
  test('made once, found again by name, case and width', async () => {
    const made = await ensureTag(staff.AUTHOR, { name: 'VOCs减排' })
    expect(made).toMatchObject({ name: 'VOCs减排', slug: 'vocs-jianpai', created: true })
    for (const name of ['VOCs减排', 'vocs减排', 'ＶＯＣｓ减排 '])
      expect(await ensureTag(staff.AUTHOR, { name })).toEqual({ ...made, created: false })
    expect(await lastEventOf('tag', made.id)).toMatchObject({
      action: 'tag.create',
      actorId: staff.AUTHOR.id,
      tags: ['tags', 'tag-slug:vocs-jianpai'],
    })
  })

  test('signs that a pattern would read are ordinary signs', async () => {
    const [percent, underscore] = [await makeTag('100年达标'), await makeTag('PM25')]
    expect((await ensureTag(system, { name: '100%达标' })).id).not.toBe(percent.id)
    expect((await ensureTag(system, { name: 'PM_5' })).id).not.toBe(underscore.id)
    const made = await ensureTag(system, { name: 'a\\b' })
    expect(await ensureTag(system, { name: 'A\\B' })).toEqual({ ...made, created: false })
  })

  test('typed by two people at once it is still one', async () => {
    const name = fresh('湿地修复')
    const both = await Promise.all([ensureTag(staff.AUTHOR, { name }), ensureTag(staff.EDITOR, { name })])
    expect(both[0]?.id).toBe(both[1]?.id)
    expect(both.map(({ created }) => created).sort()).toEqual([false, true])
  })

  test('homophones get suffixes; a name without letters gets an address all the same', async () => {
    expect((await ensureTag(system, { name: '水质' })).slug).toBe('shuizhi')
    expect((await ensureTag(system, { name: '税制' })).slug).toBe('shuizhi-2')
    expect((await ensureTag(system, { name: '★' })).slug).toMatch(/^n-[0-9a-f]{8}$/)
  })

  test('an alias leads to its tag, and no other tag or alias may take it', async () => {
    const tag = await makeTag('细颗粒物')
    await change(tag.id, '细颗粒物', { aliases: 'PM2.5，可入肺颗粒物、细颗粒物' })
    expect((await getTag(system, tag.id))?.aliases.sort()).toEqual(['PM2.5', '可入肺颗粒物'])
    expect(await ensureTag(system, { name: 'pm2.5' })).toEqual({ ...tag, created: false })
    const other = await makeTag()
    await refused(() => change(other.id, 'PM2.5'), 'CONFLICT')
    await refused(() => change(other.id, '细颗粒物'), 'CONFLICT')
    await refused(() => change(other.id, other.name, { aliases: 'PM2.5' }), 'CONFLICT')
    await refused(() => change(other.id, other.name, { aliases: '细颗粒物' }), 'CONFLICT')
  })

  test('a renamed tag leads on from its old address', async () => {
    const tag = await makeTag()
    const after = await change(tag.id, '生物多样性')
    expect(after.slug).toBe('shengwuduoyangxing')
    expect(await findRedirect(`/tags/${tag.slug}`)).toBe('/tags/shengwuduoyangxing')
    expect((await lastEventOf('tag', tag.id)).tags.sort()).toEqual(
      [`tag:${tag.id}`, `tag-slug:${tag.slug}`, 'tag-slug:shengwuduoyangxing', 'tags', 'redirects'].sort(),
    )
  })
})

describe('merge', () => {
  test('pieces move on the draft and on the public side, aliases and address follow', async () => {
    const [from, into] = [await makeTag(), await makeTag()]
    await change(from.id, from.name, { slug: from.slug, aliases: '旧称' })
    const one = await makePublished({ columnId, tagIds: [from.id] })
    const both = await makePublished({ columnId, tagIds: [into.id, from.id] })
    await mergeTags(staff.EDITOR, { id: from.id, intoId: into.id })
    for (const { id } of [one, both]) {
      expect((await getArticle(id))?.tags.map((tag) => tag.id)).toEqual([into.id])
      expect((await desk.getArticle(system, id))?.tags.map((tag) => tag.id)).toEqual([into.id])
    }
    expect((await getTagPage(into.slug, null))?.cards.map(({ id }) => id)).toEqual([both.id, one.id])
    expect(await getTagPage(from.slug, null)).toBeNull()
    expect((await getTag(system, into.id))?.aliases.sort()).toEqual([from.name, '旧称'].sort())
    expect(await ensureTag(system, { name: from.name })).toEqual({ ...into, created: false })
    expect(await findRedirect(`/tags/${from.slug}`)).toBe(`/tags/${into.slug}`)
    const { tags, action, actorId } = await lastEventOf('tag', into.id)
    expect({ action, actorId }).toEqual({ action: 'tag.merge', actorId: staff.EDITOR.id })
    expect(tags).toEqual(
      expect.arrayContaining(['tags', `tag:${from.id}`, `tag:${into.id}`, `tag-slug:${from.slug}`]),
    )
  })

  test('into itself, or with one that is gone, changes nothing', async () => {
    const tag = await makeTag()
    await makePublished({ columnId, tagIds: [tag.id] })
    await refused(() => mergeTags(system, { id: tag.id, intoId: 999_999 }), 'NOT_FOUND')
    await refused(() => mergeTags(system, { id: 999_999, intoId: tag.id }), 'NOT_FOUND')
    await refused(() => mergeTags(system, { id: tag.id, intoId: tag.id }), 'INVALID')
  })
})

test('a tag in use stays; one that is not used goes', async () => {
  const [used, free] = [await makeTag(), await makeTag()]
  await makePublished({ columnId, tagIds: [used.id] })
  await refused(() => deleteTag(system, { id: used.id }), 'CONFLICT')
  await expect(deleteTag(system, { id: used.id })).rejects.toThrow('1 篇稿件')
  await deleteTag(system, { id: free.id })
  expect(await getTag(system, free.id)).toBeNull()
  await refused(() => deleteTag(system, { id: free.id }), 'NOT_FOUND')
})

test('readers’ list of tags: those on public pieces; a Chinese-only tag has a page', async () => {
  const tags = [await makeTag('植被'), await makeTag('草原'), await makeTag('安全'), await makeTag('没有用')]
  await makePublished({ columnId, tagIds: tags.slice(0, 3).map(({ id }) => id) })
  const names = (await listPublicTags()).map(({ name }) => name)
  expect(names.filter((name) => tags.some((tag) => tag.name === name)).sort()).toEqual(
    ['安全', '植被', '草原'].sort(),
  )
  expect((await getTagPage('caoyuan', null))?.cards).toHaveLength(1)
})

test('the desk’s list finds by name, spelling and alias, page by page', async () => {
  const tag = await makeTag('秸秆禁烧')
  await change(tag.id, '秸秆禁烧', { aliases: '露天焚烧' })
  const found = async (q: string) => (await listTags(system, { q })).rows.map(({ id }) => id)
  for (const q of ['秸秆', 'jiegan', '露天']) expect(await found(q)).toEqual([tag.id])
  expect(await found('不存在')).toEqual([])
})

test('authors make tags but manage none', async () => {
  const [one, other] = [await makeTag(), await makeTag()]
  await refused(() => updateTag(staff.AUTHOR, tagUpdate.parse({ id: one.id, name: '改' })), 'FORBIDDEN')
  await refused(() => mergeTags(staff.AUTHOR, { id: one.id, intoId: other.id }), 'FORBIDDEN')
  await refused(() => deleteTag(staff.AUTHOR, { id: one.id }), 'FORBIDDEN')
})
