import { beforeAll, expect, test } from 'vitest'
import { saveArticle, trashArticle } from '@/lib/articles/commands'
import type { Doc } from '@/lib/content/schema'
import { docText } from '@/lib/content/text'
import { db } from '@/lib/db/client'
import type { Role } from '@/lib/db/generated/enums'
import { storeMedia } from '@/lib/media/commands'
import { replaceMedia } from '@/lib/media/library-commands'
import { pictureSrc } from '@/lib/media/schema'
import {
  bodyOf,
  draft,
  later,
  makeAuthor,
  makeDraft,
  makeMedia,
  makeSource,
  makeStaff,
  makeTag,
  NOW,
  type Person,
  ROLES,
  system,
} from '@/test/newsroom'
import { plainPicture } from '@/test/pictures'
import { lastEventOf, refused } from '@/test/refusals'
import { createPreviewLink, openPreviewLink, revokePreviewLink } from './commands'
import { listPreviewLinks, revisionPage } from './queries'

let staff: Record<Role, Person>
beforeAll(async () => {
  staff = await makeStaff()
})

const days = (n: number) => later(n * 24 * 60)
const tokenOf = ({ path }: { path: string }) => path.split('/').at(-1) ?? ''
const share = (ref: { id: number; version: number }, by = staff.EDITOR, note = '') =>
  createPreviewLink(by, { ...ref, days: 7, note }, NOW)

test('a link shows the revision it was made for, whatever is written afterwards, and counts its uses', async () => {
  const [author, source, tag, cover] = await Promise.all([makeAuthor(), makeSource(), makeTag(), makeMedia()])
  const parts = {
    bylines: [{ authorId: author.id, affiliation: '工程师' }],
    sourceId: source.id,
    tagIds: [tag.id],
    coverId: cover.id,
    coverCaption: '取样船',
  }
  const ref = await makeDraft(staff.AUTHOR, { title: '第一稿', body: bodyOf('第一稿的话。'), ...parts })
  const link = await share(ref, staff.EDITOR, '给受访者')
  const revision = await db.revision.findFirstOrThrow({ where: { articleId: ref.id } })
  expect(revision).toMatchObject({ reason: 'PREVIEW', number: 1 })
  await saveArticle(
    staff.AUTHOR,
    { ...draft({ title: '第二稿', body: bodyOf('第二稿。') }), ...ref },
    later(1),
  )
  const shared = await openPreviewLink(tokenOf(link), later(2))
  if (!shared) throw new Error('the link does not open')
  const page = await revisionPage(shared.articleId, shared.content, later(2))
  expect(page).toMatchObject({
    id: ref.id,
    title: '第一稿',
    cover: { caption: '取样船' },
    source: { name: source.name, slug: source.slug },
    bylines: [{ name: author.name, slug: author.slug, affiliation: '工程师' }],
    tags: [{ name: tag.name }],
  })
  expect(docText(page.body)).toBe('第一稿的话。')
  await openPreviewLink(tokenOf(link), later(5))
  expect(await listPreviewLinks(staff.EDITOR, ref.id, later(6))).toMatchObject([
    {
      note: '给受访者',
      uses: 2,
      lastUsedAt: later(5),
      state: 'OPEN',
      revision: 1,
      byName: staff.EDITOR.name,
    },
  ])
})

test('an address is kept as a hash only, and ends by its day, by hand, and with the trash (S-61, S-63)', async () => {
  const ref = await makeDraft(staff.AUTHOR)
  const [first, second, third] = [await share(ref), await share(ref), await share(ref)]
  expect(await db.revision.count({ where: { articleId: ref.id } })).toBe(1)
  const rows = JSON.stringify(await db.previewLink.findMany({ where: { articleId: ref.id } }))
  for (const link of [first, second, third]) expect(rows).not.toContain(tokenOf(link))
  expect(JSON.stringify((await lastEventOf('article', ref.id)).data)).not.toContain(tokenOf(third))

  expect(await openPreviewLink(tokenOf(first), new Date(days(7).getTime() - 1))).not.toBeNull()
  expect(await openPreviewLink(tokenOf(first), days(7))).toBeNull()
  await revokePreviewLink(staff.CHIEF, { linkId: second.id }, later(1))
  await revokePreviewLink(staff.ADMIN, { linkId: second.id }, later(2))
  expect(await lastEventOf('article', ref.id)).toMatchObject({
    action: 'preview.revoke',
    actorId: staff.CHIEF.id,
  })
  expect(await openPreviewLink(tokenOf(second), later(3))).toBeNull()
  for (const wrong of ['', 'x', `${tokenOf(third)}x`, tokenOf(third).toLowerCase().replaceAll('a', 'b')])
    expect(await openPreviewLink(wrong, later(3))).toBeNull()
  await trashArticle(staff.EDITOR, ref, later(3))
  expect(await openPreviewLink(tokenOf(third), later(4))).toBeNull()
  await refused(() => share(ref), 'CONFLICT')
  const states = (await listPreviewLinks(staff.EDITOR, ref.id, days(8)))?.map(({ state }) => state)
  expect(states).toEqual(['EXPIRED', 'REVOKED', 'EXPIRED'])
})

test.each(ROLES)('%s may share, list and revoke as it is written', async (role) => {
  const actor = staff[role]
  const ref = await makeDraft(staff.AUTHOR)
  const link = await share(ref)
  const mayShare = role !== 'AUTHOR'
  if (mayShare) {
    await share(ref, actor)
    expect(await lastEventOf('article', ref.id)).toMatchObject({
      action: 'preview.share',
      actorId: actor.id,
    })
    await revokePreviewLink(actor, { linkId: link.id }, NOW)
  } else {
    await refused(() => share(ref, actor), 'FORBIDDEN')
    await refused(() => revokePreviewLink(actor, { linkId: link.id }, NOW), 'FORBIDDEN')
  }
  expect((await listPreviewLinks(actor, ref.id, NOW)) !== null).toBe(mayShare)
})

test('a draft that has gone on is not shared unseen', async () => {
  const ref = await makeDraft(staff.AUTHOR)
  await refused(() => share({ ...ref, version: ref.version + 1 }), 'CONFLICT')
  await refused(() => share({ id: 999_999, version: 1 }), 'NOT_FOUND')
  await refused(() => revokePreviewLink(staff.ADMIN, { linkId: 999_999 }, NOW), 'NOT_FOUND')
})

test('a link shows a replaced picture as it is now, in the text and as the cover, cut where its focus is', async () => {
  const photo = await storeMedia(system, await plainPicture(700, 500, '#285'), '河口.png')
  await db.media.update({ where: { id: photo.id }, data: { focusX: 20, focusY: 80 } })
  const attrs = { src: pictureSrc(photo, 1600), alt: '', title: '', width: 700, height: 500 }
  const body: Doc = { type: 'doc', content: [{ type: 'image', attrs }] }
  const shared = await openPreviewLink(
    tokenOf(await share(await makeDraft(staff.AUTHOR, { body, coverId: photo.id }))),
    NOW,
  )
  if (!shared) throw new Error('the link does not open')
  const bytes = await plainPicture(900, 600, '#25b')
  const next = await replaceMedia(staff.EDITOR, { id: photo.id, version: 1 }, bytes, '河口新.png', NOW)
  expect(await revisionPage(shared.articleId, shared.content, NOW)).toMatchObject({
    cover: { picture: { key: next.key, focusX: 20, focusY: 80 } },
    body: { content: [{ attrs: { src: pictureSrc(next, 1600), width: 900, height: 600 } }] },
  })
})
