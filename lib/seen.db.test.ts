import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { updateAuthor } from '@/lib/people/commands'
import { linkAuthor, updateOwnProfile } from '@/lib/people/profile-commands'
import { getOwnProfile } from '@/lib/people/profile-queries'
import { getAuthor } from '@/lib/people/queries'
import { updatePushSettings } from '@/lib/push/commands'
import { getPushSettings } from '@/lib/push/queries'
import { pushSettingsInput } from '@/lib/push/schema'
import { createSynonyms, updateSynonyms } from '@/lib/search/synonym-commands'
import { updateSecurityRules } from '@/lib/security/commands'
import { getSecurityRules } from '@/lib/security/queries'
import { updateSiteSettings } from '@/lib/settings/commands'
import { getSiteSettings } from '@/lib/settings/queries'
import { siteSettings } from '@/lib/settings/schema'
import { updateSource } from '@/lib/sources/commands'
import { listSources } from '@/lib/sources/queries'
import { sourceInput } from '@/lib/sources/schema'
import { sourceSeen } from '@/lib/sources/seen'
import { updateColumn } from '@/lib/taxonomy/column-commands'
import { getTag, listColumns } from '@/lib/taxonomy/queries'
import { columnSeen, tagSeen } from '@/lib/taxonomy/seen'
import { mergeTags, updateTag } from '@/lib/taxonomy/tag-commands'
import { setUserColumns } from '@/lib/users/columns-commands'
import { updateUser } from '@/lib/users/commands'
import { columnsSeen, userSeen } from '@/lib/users/seen'
import { createWebhook, updateWebhook } from '@/lib/webhooks/commands'
import { listWebhooks } from '@/lib/webhooks/queries'
import {
  fresh,
  makeAuthor,
  makeColumn,
  makeSource,
  makeTag,
  makeUser,
  NOW,
  type Person,
  system,
} from '@/test/newsroom'
import { refused } from '@/test/refusals'
import { seenOf } from './seen'

const admin = async () => ({ ...(await makeUser('ADMIN')), proven: true })

/** What a form shows at first: `save` sends it, over what was seen. */
type Opened = { seen: string; save: (seen: string) => Promise<unknown> }

async function openedTag(actor: Person, id: number): Promise<Opened & { aliases: string[] }> {
  const tag = await getTag(actor, id)
  if (!tag) throw new Error('no tag')
  const { name, slug, aliases } = tag
  const save = (seen: string) => updateTag(actor, { id, name, slug, description: '新', aliases, seen })
  return { seen: tagSeen(tag), aliases, save }
}

test('a tag’s form that was open while another was merged into it takes no alias away', async () => {
  const actor = await admin()
  const [into, from] = [await makeTag(), await makeTag()]
  const open = await openedTag(actor, into.id)
  await mergeTags(actor, { id: from.id, intoId: into.id })
  await refused(() => open.save(open.seen), 'CONFLICT')
  const again = await openedTag(actor, into.id)
  expect(again.aliases).toEqual([from.name])
  await again.save(again.seen)
  expect((await openedTag(actor, into.id)).aliases).toEqual([from.name])
})

async function openedAuthor(actor: Person, id: number): Promise<Opened> {
  const author = await getAuthor(actor, id)
  if (!author) throw new Error('no author')
  const { name, slug, bio, affiliations } = author
  return {
    seen: author.seen,
    save: (seen) => updateAuthor(actor, { id, name, slug, bio, affiliations, seen }),
  }
}

test('an author’s form and the author’s own write nothing of each other over', async () => {
  const [actor, writer] = [await admin(), await makeUser('AUTHOR')]
  const { id } = await makeAuthor()
  await linkAuthor(actor, { userId: writer.id, authorId: id })
  const open = await openedAuthor(actor, id)
  const mine = await getOwnProfile(writer, NOW)
  const own = { bio: '写水的人。', pictureId: null, affiliation: '巡河员', since: '2026-03-02' }
  await updateOwnProfile(writer, { ...own, seen: mine?.seen }, NOW)
  await refused(() => open.save(open.seen), 'CONFLICT')
  await refused(() => updateOwnProfile(writer, { ...own, bio: '旧', seen: mine?.seen }, NOW), 'CONFLICT')
  const again = await openedAuthor(actor, id)
  await again.save(again.seen)
  expect(await getOwnProfile(writer, NOW)).toMatchObject({ bio: '写水的人。', office: { title: '巡河员' } })
})

async function openedSource(actor: Person, id: number): Promise<Opened> {
  const row = (await listSources(actor, {})).rows.find((one) => one.id === id)
  if (!row) throw new Error('no source')
  const save = (seen: string) =>
    updateSource(actor, { id, ...sourceInput.parse({ name: fresh('报') }), slug: row.slug, seen })
  return { seen: sourceSeen(row), save }
}

async function openedColumn(actor: Person, id: number): Promise<Opened> {
  const row = (await listColumns(actor)).find((one) => one.id === id)
  if (!row) throw new Error('no column')
  const { name, slug, parentId } = row
  const save = (seen: string) =>
    updateColumn(actor, { id, name, slug, parentId, description: fresh('说'), seen })
  return { seen: columnSeen(row), save }
}

async function openedHook(actor: Person, id: number): Promise<Opened> {
  const row = (await listWebhooks(actor)).find((one) => one.id === id)
  if (!row) throw new Error('no webhook')
  const save = (seen: string) =>
    updateWebhook(actor, { id, name: fresh('钩'), url: '', secret: '', events: ['article.publish'], seen })
  return { seen: row.seen, save }
}

async function openedUser(actor: Person, id: number): Promise<Opened> {
  const user = await db.user.findUniqueOrThrow({ where: { id } })
  const save = (seen: string) => updateUser(actor, { id, name: fresh('人'), role: user.role, seen }, NOW)
  return { seen: userSeen(user), save }
}

async function openedSpan(actor: Person, id: number): Promise<Opened> {
  const rows = await db.userColumn.findMany({ where: { userId: id } })
  const to = await makeColumn()
  const save = (seen: string) => setUserColumns(actor, { id, columnIds: [to.id], seen })
  return { seen: columnsSeen(rows.map(({ columnId }) => columnId)), save }
}

async function openedSynonyms(actor: Person, id: number): Promise<Opened> {
  const { terms } = await db.synonymSet.findUniqueOrThrow({ where: { id } })
  const save = (seen: string) => updateSynonyms(actor, { id, terms: [fresh('湿'), fresh('沼')], seen })
  return { seen: seenOf(terms), save }
}

async function openedSettings(actor: Person): Promise<Opened> {
  const shown = siteSettings.parse(await getSiteSettings(actor))
  const save = (seen: string) => updateSiteSettings(actor, { ...shown, contact: fresh('热线'), seen })
  return { seen: seenOf(shown), save }
}

async function openedRules(actor: Person): Promise<Opened> {
  const rules = await getSecurityRules()
  const minLength = rules.minLength === 9 ? 10 : 9
  return { seen: seenOf(rules), save: (seen) => updateSecurityRules(actor, { ...rules, minLength, seen }) }
}

async function openedPushes(actor: Person): Promise<Opened> {
  const shown = await getPushSettings(actor)
  const hub = `https://hub.example.org/${fresh('h')}`
  const save = (seen: string) =>
    updatePushSettings(actor, { ...pushSettingsInput.parse({ webSub: 'on', hub }), seen })
  return { seen: shown?.seen ?? '', save }
}

const made = async (make: () => Promise<{ id: number }>) => (await make()).id
const hook = { kind: 'JSON', name: '钩', url: 'https://example.org/', secret: '' } as const

test.each<[string, (actor: Person, id: number) => Promise<Opened>, (() => Promise<{ id: number }>) | null]>([
  ['source', openedSource, () => makeSource()],
  ['column', openedColumn, () => makeColumn()],
  ['webhook', openedHook, () => createWebhook(system, { ...hook, events: ['article.publish'] })],
  ['account', openedUser, () => makeUser('EDITOR')],
  ['span of columns', openedSpan, () => makeUser('EDITOR')],
  ['set of synonyms', openedSynonyms, () => createSynonyms(system, { terms: [fresh('湿'), fresh('沼')] })],
  ['site', openedSettings, null],
  ['rules of signing in', openedRules, null],
  ['pushing', openedPushes, null],
])('%s: of two windows, the second to save is told; read again, it saves', async (_what, open, make) => {
  const actor = await admin()
  const id = make ? await made(make) : 0
  const [one, other] = [await open(actor, id), await open(actor, id)]
  await one.save(one.seen)
  await refused(() => other.save(other.seen), 'CONFLICT')
  const again = await open(actor, id)
  await again.save(again.seen)
})
