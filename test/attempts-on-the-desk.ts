import { hashPassword } from '@/lib/auth/passwords'
import { revokeCalendar, shareCalendar } from '@/lib/calendar/feed-commands'
import { askForCheckup } from '@/lib/checkup/commands'
import { db } from '@/lib/db/client'
import { retryMail } from '@/lib/mail/commands'
import { readNotices, unreadNotices } from '@/lib/notifications/commands'
import { deliveries } from '@/lib/notifications/settings'
import { updateNoticeSettings } from '@/lib/notifications/settings-commands'
import { createAuthor, deleteAuthor, updateAuthor } from '@/lib/people/commands'
import { linkAuthor, updateOwnProfile } from '@/lib/people/profile-commands'
import { retryFailedPushes, retryPush, updatePushSettings } from '@/lib/push/commands'
import { pushSettingsInput } from '@/lib/push/schema'
import { createOfficers, createRole, deleteRole, updateRole } from '@/lib/roles/commands'
import { createSynonyms, deleteSynonyms, switchSynonyms, updateSynonyms } from '@/lib/search/synonym-commands'
import { updateSiteSettings } from '@/lib/settings/commands'
import { readSiteSettings } from '@/lib/settings/schema'
import { createSource, deleteSource, updateSource } from '@/lib/sources/commands'
import { sourceInput } from '@/lib/sources/schema'
import { createPage, deletePage, movePage, showPage, updatePage } from '@/lib/static-pages/commands'
import { createColumn, deleteColumn, moveColumn, updateColumn } from '@/lib/taxonomy/column-commands'
import { deleteTag, ensureTag, mergeTags, updateTag } from '@/lib/taxonomy/tag-commands'
import { createTopic, deleteTopic, publishTopic, updateTopic, withdrawTopic } from '@/lib/topics/commands'
import { setUserColumns } from '@/lib/users/columns-commands'
import { changeOwnPassword, createUser, resetPassword, setUserActive, updateUser } from '@/lib/users/commands'
import { type Attempt, on, plain } from './attempt'
import {
  bodyOf,
  fresh,
  makeAuthor,
  makeColumn,
  makeSource,
  makeTag,
  makeUser,
  NOW,
  type Person,
  system,
} from './newsroom'
import { makeTopic, ofColumn, topicOf } from './topics'

const PASSWORD = 'tide-flat-4711'

/** The actor, with a password that is known. */
async function withPassword(actor: Person) {
  const data = { passwordHash: await hashPassword(PASSWORD) }
  return db.user.update({ where: { id: actor.id }, data, select: { id: true } })
}
const given = { current: PASSWORD, password: 'mud-flat-4712' }

const ON_ONESELF = {
  changeOwnPassword: async (actor) => {
    await withPassword(actor)
    return () => changeOwnPassword(actor, given, NOW)
  },
  updateNoticeSettings: plain((actor) => updateNoticeSettings(actor, { ...deliveries({}), digestHour: 9 })),
  readNotices: plain((actor) => readNotices(actor, {}, NOW)),
  unreadNotices: plain((actor) => unreadNotices(actor, { at: NOW })),
  shareCalendar: plain((actor) => shareCalendar(actor, NOW)),
  revokeCalendar: plain(revokeCalendar),
  updateOwnProfile: async (actor) => {
    await db.author.update({
      where: { id: (await makeAuthor()).id },
      data: { userId: actor.id },
      select: { id: true },
    })
    return () =>
      updateOwnProfile(
        actor,
        { bio: '写水的人。', pictureId: null, affiliation: '', since: '2026-03-02' },
        NOW,
      )
  },
} satisfies Record<string, Attempt>

const column = () => makeColumn()
const tag = () => makeTag()
const author = () => makeAuthor()
const source = () => makeSource()
const words = () => ({ name: fresh('名'), slug: '', description: '' })
const person = () => ({ name: fresh('人'), slug: '', bio: '', affiliations: [] })
const terms = () => [fresh('湿地'), fresh('沼泽')]
const synonyms = () => createSynonyms(system, { terms: terms() })

const ON_NAMES = {
  createColumn: plain((actor) => createColumn(actor, { ...words(), parentId: null })),
  updateColumn: on(column, (actor, { id }) => updateColumn(actor, { id, ...words(), parentId: null })),
  moveColumn: on(column, (actor, { id }) => moveColumn(actor, { id, direction: 'up' })),
  deleteColumn: on(column, deleteColumn),
  ensureTag: plain((actor) => ensureTag(actor, { name: fresh('标签') })),
  updateTag: on(tag, (actor, { id }) => updateTag(actor, { id, ...words(), aliases: [] })),
  mergeTags: on(tag, async (actor, { id }) => mergeTags(actor, { id, intoId: 1 })),
  deleteTag: on(tag, deleteTag),
  createSynonyms: plain((actor) => createSynonyms(actor, { terms: terms() })),
  updateSynonyms: on(synonyms, (actor, { id }) => updateSynonyms(actor, { id, terms: terms() })),
  switchSynonyms: on(synonyms, (actor, { id }) => switchSynonyms(actor, { id, enabled: false })),
  deleteSynonyms: on(synonyms, deleteSynonyms),
  createAuthor: plain((actor) => createAuthor(actor, person())),
  updateAuthor: on(author, (actor, { id }) => updateAuthor(actor, { id, ...person() })),
  deleteAuthor: on(author, deleteAuthor),
  createSource: plain((actor) => createSource(actor, sourceInput.parse({ name: fresh('报') }))),
  updateSource: on(source, (actor, { id }) =>
    updateSource(actor, { id, ...sourceInput.parse({ name: fresh('报') }) }),
  ),
  deleteSource: on(source, deleteSource),
} satisfies Record<string, Attempt>

const topic = async () => createTopic(system, topicOf([ofColumn((await makeColumn()).id)]), NOW)
const publicTopic = async () => makeTopic([ofColumn((await makeColumn()).id)])
const text = () => ({ title: fresh('页'), slug: '', body: bodyOf('请看。') })
const page = () => createPage(system, text(), NOW)

const ON_COMPOSITIONS = {
  createTopic: plain((actor) => createTopic(actor, topicOf([]), NOW)),
  updateTopic: on(topic, (actor, ref) => updateTopic(actor, { ...topicOf([]), ...ref }, NOW)),
  publishTopic: on(topic, (actor, ref) => publishTopic(actor, ref, NOW)),
  withdrawTopic: on(publicTopic, (actor, ref) => withdrawTopic(actor, ref, NOW)),
  deleteTopic: on(topic, deleteTopic),
  createPage: plain((actor) => createPage(actor, text(), NOW)),
  updatePage: on(page, (actor, ref) =>
    updatePage(actor, { ...text(), id: ref.id, version: ref.version }, NOW),
  ),
  showPage: on(page, (actor, ref) => showPage(actor, ref, true, NOW)),
  movePage: on(page, (actor, { id }) => movePage(actor, { id, direction: 'up' })),
  deletePage: on(page, deletePage),
} satisfies Record<string, Attempt>

const role = () => createRole(system, { name: fresh('角色'), base: 'AUTHOR', grants: {} })
const colleague = () => makeUser('EDITOR')
async function failedMail() {
  const { id: userId } = await makeUser('EDITOR')
  return db.mail.create({ data: { kind: 'DIGEST', userId, state: 'FAILED', finishedAt: NOW } })
}
const failedPush = () =>
  db.push.create({
    data: { channel: 'BAIDU', url: `https://example.org/${fresh('a')}`, state: 'FAILED', finishedAt: NOW },
  })

const ON_THE_SYSTEM = {
  askForCheckup: on(
    () => db.checkupRun.deleteMany(),
    (actor) => askForCheckup(actor, NOW),
  ),
  updateSiteSettings: plain((actor) =>
    updateSiteSettings(actor, readSiteSettings({ contact: fresh('信箱') })),
  ),
  updatePushSettings: plain((actor) =>
    updatePushSettings(actor, pushSettingsInput.parse({ indexNow: 'on' })),
  ),
  retryPush: on(failedPush, (actor, { id }) => retryPush(actor, { id }, NOW)),
  retryFailedPushes: on(failedPush, (actor) => retryFailedPushes(actor, { channel: 'BAIDU' }, NOW)),
  linkAuthor: async (actor) => {
    const link = { userId: (await makeUser('AUTHOR')).id, authorId: (await makeAuthor()).id }
    return () => linkAuthor(actor, link)
  },
  createUser: plain((actor) => {
    const name = fresh('new')
    const account = { email: `${name}@example.org`, name, role: 'AUTHOR', password: PASSWORD } as const
    return createUser(actor, account)
  }),
  updateUser: on(colleague, (actor, { id }) => updateUser(actor, { id, name: '改名', role: 'CHIEF' }, NOW)),
  createRole: plain((actor) => createRole(actor, { name: fresh('角色'), base: 'AUTHOR', grants: {} })),
  updateRole: on(role, (actor, { id }) =>
    updateRole(actor, { id, version: 1, name: fresh('角色'), grants: { 'desk.enter': 'any' } }),
  ),
  deleteRole: on(role, deleteRole),
  createOfficers: on(
    () => db.customRole.deleteMany({ where: { users: { none: {} } } }),
    (actor) => createOfficers(actor),
  ),
  setUserColumns: on(
    async () => ({ id: (await colleague()).id, columnId: (await makeColumn()).id }),
    (actor, { id, columnId }) => setUserColumns(actor, { id, columnIds: [columnId] }),
  ),
  setUserActive: on(colleague, (actor, { id }) => setUserActive(actor, { id, active: false }, NOW)),
  resetPassword: on(colleague, (actor, { id }) => resetPassword(actor, { id, password: PASSWORD }, NOW)),
  retryMail: on(failedMail, (actor, { id }) => retryMail(actor, { id }, NOW)),
} satisfies Record<string, Attempt>

/** How each command on everything but pieces is tried. */
export const ATTEMPTS_ON_THE_DESK = { ...ON_ONESELF, ...ON_NAMES, ...ON_COMPOSITIONS, ...ON_THE_SYSTEM }
