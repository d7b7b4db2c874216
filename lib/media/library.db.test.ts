import { beforeAll, expect, test } from 'vitest'
import { getArticle } from '@/lib/articles/public'
import { publishArticle } from '@/lib/articles/publication-commands'
import type { Doc } from '@/lib/content/schema'
import { db } from '@/lib/db/client'
import { fileStore } from '@/lib/storage/stores'
import {
  draft,
  later,
  makeColumn,
  makeDraft,
  makePublished,
  makeStaff,
  NOW,
  type Person,
  ROLES,
  system,
} from '@/test/newsroom'
import { plainPicture } from '@/test/pictures'
import { type StoredMedia, storeMedia } from './commands'
import { mediaFilters } from './filters'
import { deleteMedia, deleteUnusedMedia, replaceMedia, tagMedia, updateMedia } from './library-commands'
import { currentAddress } from './public'
import { getMedia, listFiles, listMedia } from './queries'
import { mediaUpdate, pictureSrc } from './schema'
import { mediaKeys } from './stored-keys'

let staff: Record<(typeof ROLES)[number], Person>
let columnId: number
beforeAll(async () => {
  staff = await makeStaff()
  columnId = (await makeColumn()).id
})

let made = 0
async function picture(owner: Person | typeof system = system, name = '河湾.png'): Promise<StoredMedia> {
  made++
  return storeMedia(owner, await plainPicture(600, 300 + made, `hsl(${made * 7} 50% 50%)`), name)
}

const figure = (media: StoredMedia) => ({
  type: 'image' as const,
  attrs: { src: pictureSrc(media, 1600), alt: '', title: '', width: 600, height: 300 },
})
const bodyWith = (...media: StoredMedia[]): Doc => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: '见图。' }] }, ...media.map(figure)],
})
const change = (id: number, version: number, over: object = {}) =>
  mediaUpdate.parse({ id, version, originalName: '河湾.png', ...over })
const find = (over: object, actor: Person | typeof system = system) =>
  listMedia(actor, mediaFilters.parse(over), NOW).then(({ rows }) => rows.map(({ id }) => id))
const pdf = (text: string) => Buffer.from(`%PDF-1.4\n${text}\n%%EOF\n`)

test('words, tags and rights are changed by whoever may, and a stale form is refused', async () => {
  const { id } = await picture(staff.AUTHOR)
  const other = await picture(staff.EDITOR)
  for (const role of ROLES) {
    const { version } = await db.media.findUniqueOrThrow({ where: { id } })
    expect(await updateMedia(staff[role], change(id, version, { alt: role }), NOW)).toEqual({
      version: version + 1,
    })
  }
  await expect(updateMedia(staff.AUTHOR, change(other.id, 1), NOW)).rejects.toMatchObject({
    code: 'FORBIDDEN',
  })
  await expect(updateMedia(staff.EDITOR, change(id, 1), NOW)).rejects.toMatchObject({ code: 'CONFLICT' })
  const events = await db.auditEvent.findMany({ where: { action: 'media.update', subjectId: String(id) } })
  expect(events).toHaveLength(4)
  await updateMedia(system, change(id, 5, { alt: '画', decorative: 'on', expiresOn: '2026-03-09' }), NOW)
  expect(await db.media.findUnique({ where: { id } })).toMatchObject({
    alt: '',
    decorative: true,
    expiresOn: new Date('2026-03-09T00:00:00Z'),
  })
})

test('files are found by what is said about them, in any width and script', async () => {
  const { id } = await picture(staff.EDITOR, 'DSC_0042.png')
  await updateMedia(
    system,
    change(id, 1, {
      originalName: 'DSC_0042.png',
      caption: '滩涂上的勺嘴鷸',
      credit: '李强',
      tags: '候鸟、湿地',
    }),
    NOW,
  )
  for (const q of ['dsc_0042', '勺嘴鹬', '滩涂上的', '李強', '候鸟']) expect(await find({ q })).toEqual([id])
  expect(await find({ q: '勺鹬嘴' })).toEqual([])
  expect(await find({ tag: '湿地', who: String(staff.EDITOR.id) })).toEqual([id])
  expect(await find({ tag: '湿地', who: String(staff.CHIEF.id) })).toEqual([])
})

test('the filters: kind, month, silent pictures, licences', async () => {
  const photo = await picture()
  const file = await storeMedia(system, pdf('filters'), '通知.pdf')
  await db.media.update({ where: { id: photo.id }, data: { createdAt: new Date('2025-12-31T17:00:00Z') } })
  expect(await find({ month: '2026-01' })).toEqual([photo.id])
  expect(await find({ month: '2025-12' })).toEqual([])
  expect(await find({ kind: 'FILE' })).toContain(file.id)
  expect(await find({ kind: 'IMAGE' })).not.toContain(file.id)
  expect(await find({ state: 'noalt' })).toContain(photo.id)
  expect(await find({ state: 'noalt' })).not.toContain(file.id)
  await updateMedia(system, change(photo.id, 1, { alt: '河', expiresOn: '2026-03-01' }), NOW)
  expect(await find({ state: 'noalt' })).not.toContain(photo.id)
  expect(await find({ state: 'expired' })).toEqual([photo.id])
  await updateMedia(system, change(photo.id, 2, { alt: '河', expiresOn: '2026-03-02' }), NOW)
  expect(await find({ state: 'expired' })).toEqual([])
  expect(await find({ state: 'expiring' })).toContain(photo.id)
  expect((await listFiles(system, '通知', NOW))[0]).toMatchObject({
    src: expect.stringMatching(/^\/files\/[\w-]{8,64}\/%E9%80%9A%E7%9F%A5\.pdf$/),
    name: '通知.pdf',
    mime: 'application/pdf',
  })
})

test('SQL and TypeScript read the same keys out of a body', async () => {
  const media = await picture()
  const { id } = await makeDraft(system, { body: bodyWith(media) })
  const [row] = await db.$queryRaw<
    { keys: string[] }[]
  >`SELECT media_keys(body) AS keys FROM articles WHERE id = ${id}`
  expect(row?.keys).toEqual(mediaKeys(bodyWith(media)))
})

test('where a file is used is known without being told, and what is used is not deleted', async () => {
  const [photo, cover, free] = [await picture(staff.AUTHOR), await picture(), await picture(staff.AUTHOR)]
  expect(await find({ state: 'unused' })).toEqual(expect.arrayContaining([photo.id, cover.id, free.id]))
  const ref = await makePublished({ columnId, body: bodyWith(photo), coverId: cover.id })
  await makeDraft(staff.AUTHOR, { body: bodyWith(photo) })
  const counts = async (id: number) =>
    Object.fromEntries((await getMedia(system, id))?.uses.map(({ place, count }) => [place, count]) ?? [])
  expect(await counts(photo.id)).toEqual({ published: 1, draft: 2, revision: 1 })
  expect(await counts(cover.id)).toEqual({ published: 1, draft: 1, revision: 1 })
  const unused = await find({ state: 'unused' })
  expect(unused).toContain(free.id)
  expect(unused).not.toContain(photo.id)
  expect(unused).not.toContain(cover.id)
  // Somebody sees how often, but only the titles of own pieces.
  const seen = await getMedia(staff.AUTHOR, photo.id)
  expect(seen?.uses.find(({ place }) => place === 'published')).toEqual({
    place: 'published',
    count: 1,
    first: [],
  })
  expect(seen?.uses.find(({ place }) => place === 'draft')?.first).toHaveLength(1)
  await expect(deleteMedia(system, photo.id)).rejects.toMatchObject({
    code: 'CONFLICT',
    message: expect.stringContaining('已发布 1 处、草稿 2 处、历史版本 1 处'),
  })
  await expect(deleteMedia(staff.AUTHOR, cover.id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  const [name = ''] = free.widths.map((width) => `${free.key}-${width}.webp`)
  expect(await fileStore('media').size(name)).toBeGreaterThan(0)
  expect(await deleteUnusedMedia(staff.AUTHOR, [free.id, photo.id])).toMatchObject({
    deleted: 1,
    refused: [expect.stringContaining('还在使用')],
  })
  expect(await fileStore('media').open(name)).toBeNull()
  expect((await getArticle(ref.id))?.cover?.picture.key).toBe(cover.key)
})

test('a replaced file shows everywhere at once, and no text and no revision changes', async () => {
  const photo = await picture()
  const ref = await makePublished({ columnId, body: bodyWith(photo), coverId: photo.id })
  const before = await db.revision.findFirstOrThrow({ where: { articleId: ref.id } })
  for (const role of ['AUTHOR'] as const)
    await expect(
      replaceMedia(staff[role], { id: photo.id, version: 1 }, await plainPicture(9, 9), 'x', NOW),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' })
  const next = await replaceMedia(
    staff.EDITOR,
    { id: photo.id, version: 1 },
    await plainPicture(900, 901, '#123'),
    '新图.png',
    NOW,
  )
  expect(next).toMatchObject({ id: photo.id, originalName: '新图.png' })
  const article = await getArticle(ref.id)
  expect(article?.cover?.picture.key).toBe(next.key)
  expect(article?.body.content[1]).toMatchObject({
    attrs: { src: pictureSrc(next, 1600), width: 900, height: 901 },
  })
  expect(await db.revision.findFirstOrThrow({ where: { articleId: ref.id } })).toEqual(before)
  const event = await db.auditEvent.findFirstOrThrow({ where: { action: 'media.replace' } })
  expect(event.tags).toEqual(expect.arrayContaining([`article:${ref.id}`, 'articles', `column:${columnId}`]))
  expect(await fileStore('media').open(`${photo.key}-600.webp`)).toBeNull()
  expect(await currentAddress(photo.key)).toMatchObject({ src: pictureSrc(next, 1600) })
  // The old text still counts as a use, and publishing it again keeps it resolved.
  const { id, version } = await db.article.findUniqueOrThrow({
    where: { id: ref.id },
    select: { id: true, version: true },
  })
  await publishArticle(system, { id, version }, later(1))
  expect((await getArticle(ref.id))?.body.content[1]).toMatchObject({
    attrs: { src: pictureSrc(next, 1600) },
  })
  await expect(deleteMedia(system, photo.id)).rejects.toMatchObject({ code: 'CONFLICT' })
})

test('a file is replaced by one of its kind, by another one, and by nobody who saw an older one', async () => {
  const [photo, other] = [await picture(), await picture()]
  const replace = (bytes: Buffer, version = 1) =>
    replaceMedia(system, { id: photo.id, version }, bytes, 'x.png', NOW)
  await expect(replace(pdf('kind'))).rejects.toThrow('图片只能用图片替换')
  await expect(replace(await plainPicture(600, 300 + made, `hsl(${made * 7} 50% 50%)`))).rejects.toThrow(
    '已有这个文件',
  )
  await expect(replace(await plainPicture(50, 51), 7)).rejects.toMatchObject({ code: 'CONFLICT' })
  await replace(await plainPicture(50, 52))
  // The first file may come back, under another address.
  const back = await storeMedia(
    system,
    await plainPicture(600, 300 + made - 1, `hsl(${(made - 1) * 7} 50% 50%)`),
    'again.png',
  )
  expect(back.id).not.toBe(photo.id)
  expect(back.key).not.toBe(photo.key)
  expect(other.id).not.toBe(photo.id)
})

test('tags are put on several files at once, by whoever may change each of them', async () => {
  const [one, two] = [await picture(staff.AUTHOR), await picture(staff.EDITOR)]
  await tagMedia(staff.EDITOR, { ids: [one.id, two.id], add: ['湿地日', '候鸟'], remove: [] }, NOW)
  await tagMedia(staff.EDITOR, { ids: [two.id], add: [], remove: ['候鸟'] }, NOW)
  expect(await find({ tag: '湿地日' })).toEqual([two.id, one.id])
  expect(await find({ q: '候鸟', tag: '湿地日' })).toEqual([one.id])
  await expect(
    tagMedia(staff.AUTHOR, { ids: [one.id, two.id], add: ['我的'], remove: [] }, NOW),
  ).rejects.toMatchObject({ code: 'FORBIDDEN' })
  expect(await find({ tag: '我的' })).toEqual([])
})

test('a piece that names a file nobody has is published all the same', async () => {
  const ref = await makeDraft(
    system,
    draft({ columnId, body: bodyWith({ ...(await picture()), key: 'nobodyhasthis' }) }),
  )
  await publishArticle(system, ref, NOW)
  expect((await getArticle(ref.id))?.body.content[1]).toMatchObject({
    attrs: { src: '/media/nobodyhasthis-600.webp' },
  })
})
