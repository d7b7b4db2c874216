import { beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import type { Role } from '@/lib/db/generated/enums'
import { deleteMedia } from '@/lib/media/library-commands'
import {
  makeAuthor,
  makeColumn,
  makeMedia,
  makePublished,
  makeStaff,
  makeUser,
  type Named,
  NOW,
  type Person,
  ROLES,
  system,
} from '@/test/newsroom'
import { fingerprint, lastEventOf, refused } from '@/test/refusals'
import { updateAuthor } from './commands'
import { linkAuthor, updateOwnProfile } from './profile-commands'
import { getLinkedAuthor, getOwnProfile } from './profile-queries'
import { getAuthorPage } from './public'
import { getAuthor } from './queries'
import { authorUpdate, profileInput } from './schema'

let staff: Record<Role, Person>
const TODAY = '2026-03-02'
const held = [{ title: '工程师', since: '2020-01-01', until: null }]

beforeAll(async () => {
  staff = await makeStaff()
})

const said = (over: object = {}) =>
  profileInput.parse({ bio: '写水的人。', affiliation: '工程师', since: TODAY, ...over })
const link = (person: Person, author: { id: number } | null) =>
  linkAuthor(staff.ADMIN, { userId: person.id, authorId: author?.id ?? null })
/** Somebody who signs in as an author. */
async function linked(role: Role = 'AUTHOR'): Promise<{ person: Person; author: Named }> {
  const [person, author] = [await makeUser(role), await makeAuthor(undefined, held)]
  await link(person, author)
  return { person, author }
}
const shown = async (author: Named) => (await getAuthorPage(author.slug, null))?.author

test.each(ROLES)(
  '%s changes what readers are told of themselves, and of nobody else (S-05)',
  async (role) => {
    const [{ person, author }, other] = [await linked(role), await linked()]
    const before = await shown(other.author)
    await updateOwnProfile(person, said(), NOW)
    expect(await shown(author)).toMatchObject({ bio: '写水的人。', affiliations: held })
    expect(await lastEventOf('author', author.id)).toMatchObject({
      ...{ action: 'author.profile', actorId: person.id },
      tags: ['authors', `author:${author.id}`, `author-slug:${author.slug}`],
    })
    const doctored = {
      ...other.author,
      id: other.author.id,
      authorId: other.author.id,
      userId: other.person.id,
    }
    await updateOwnProfile(person, said({ ...doctored, bio: '改', name: '别的名字', slug: 'other' }), NOW)
    expect(await shown(other.author)).toEqual(before)
    expect(await shown(author)).toMatchObject({ name: author.name, slug: author.slug, bio: '改' })
  },
)

test('who is linked to no author changes nothing, and programs have no profile', async () => {
  await refused(() => updateOwnProfile(staff.EDITOR, said(), NOW), 'NOT_FOUND')
  await refused(() => updateOwnProfile(system, said(), NOW), 'FORBIDDEN')
  expect(await getOwnProfile(staff.EDITOR, NOW)).toBeNull()
  const { person } = await linked()
  await link(person, null)
  await refused(() => updateOwnProfile(person, said(), NOW), 'NOT_FOUND')
})

test('another office begins on its day; the one before ends, and bylines stay as they were printed', async () => {
  const { person, author } = await linked()
  const { id: columnId } = await makeColumn()
  const { id } = await makePublished({ columnId, bylines: [{ authorId: author.id, affiliation: '工程师' }] })
  await updateOwnProfile(person, said({ affiliation: '总工程师', since: '2026-02-01' }), NOW)
  expect((await shown(author))?.affiliations).toEqual([
    { title: '总工程师', since: '2026-02-01', until: null },
    { title: '工程师', since: '2020-01-01', until: '2026-02-01' },
  ])
  expect((await getOwnProfile(person, NOW))?.office).toEqual({ title: '总工程师', since: '2026-02-01' })
  const byline = await db.byline.findFirstOrThrow({ where: { articleId: id }, select: { affiliation: true } })
  expect(byline.affiliation).toBe('工程师')
  await updateOwnProfile(person, said({ affiliation: '' }), NOW)
  expect((await getOwnProfile(person, NOW))?.office).toBeNull()
  expect(await shown(author)).toMatchObject({ affiliations: [{ until: TODAY }, { until: '2026-02-01' }] })
})

test('a day that cannot be is refused, and nothing of the rest is changed', async () => {
  const { person } = await linked()
  for (const since of ['2026-03-03', '2019-12-31'])
    await refused(() => updateOwnProfile(person, said({ affiliation: '总工程师', since }), NOW), 'INVALID')
  for (const input of [
    { since: '' },
    { since: '2026-02-30' },
    { bio: '长'.repeat(501) },
    { affiliation: '长'.repeat(101) },
  ])
    expect(profileInput.safeParse({ bio: '', affiliation: '', since: TODAY, ...input }).success).toBe(false)
})

test('a picture of the library shows on the page, is in use, and can be taken away by the desk too', async () => {
  const { person, author } = await linked()
  const { id } = await makeMedia()
  await updateOwnProfile(person, said({ pictureId: String(id) }), NOW)
  expect((await shown(author))?.picture).toMatchObject({ width: 1600 })
  await refused(() => deleteMedia(staff.ADMIN, id), 'CONFLICT')
  const size = { width: 0, height: 0, bytes: 9, widths: [] }
  const file = await db.media.create({
    data: { kind: 'FILE', sha256: 'f', key: 'f', mime: 'application/pdf', originalName: 'f.pdf', ...size },
    select: { id: true },
  })
  for (const pictureId of [999_999, file.id])
    await refused(() => updateOwnProfile(person, said({ pictureId }), NOW), 'INVALID')
  const words = { id: author.id, name: author.name, slug: author.slug, affiliations: [] }
  await updateAuthor(staff.EDITOR, authorUpdate.parse(words))
  expect((await getAuthor(staff.EDITOR, author.id))?.picture?.id).toBe(id)
  await updateAuthor(staff.EDITOR, authorUpdate.parse({ ...words, pictureId: '' }))
  expect((await shown(author))?.picture).toBeNull()
})

test('an author is one person; of two links at once one holds', async () => {
  const { person, author } = await linked()
  expect(await lastEventOf('user', person.id)).toMatchObject({
    ...{ action: 'user.author', actorId: staff.ADMIN.id },
    data: { before: { author: null }, after: { author: author.name, authorId: author.id } },
  })
  const [one, two, free] = [await makeUser('AUTHOR'), await makeUser('AUTHOR'), await makeAuthor()]
  await refused(() => link(one, author), 'CONFLICT')
  await refused(() => link(one, { id: 999_999 }), 'NOT_FOUND')
  const asked = await Promise.allSettled([link(one, free), link(two, free)])
  expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(asked.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'CONFLICT' } })
  const before = await fingerprint()
  await link(person, author)
  expect(await fingerprint()).toEqual(before)
  expect(await getLinkedAuthor(staff.ADMIN, person.id)).toEqual({ id: author.id, name: author.name })
  expect(await getLinkedAuthor(staff.CHIEF, person.id)).toBeNull()
  const another = await makeAuthor()
  await link(person, another)
  expect(await getLinkedAuthor(staff.ADMIN, person.id)).toMatchObject({ id: another.id })
  await link(one, author)
})
