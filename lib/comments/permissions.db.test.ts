import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/lib/auth/permissions'
import type { Role } from '@/lib/db/generated/enums'
import { makeDraft, makeStaff, makeUser, NOW, type Person, ROLES, system } from '@/test/newsroom'
import { lastEventOf, refused } from '@/test/refusals'
import { beginThread, changeThread, deleteComment, reply } from './commands'
import { listMentionable, listThreads } from './queries'
import type { ThreadChange } from './schema'

let staff: Record<Role, Person>
let other: Person
let chief: Person

beforeAll(async () => {
  staff = await makeStaff()
  other = await makeUser('AUTHOR')
  chief = await makeUser('CHIEF')
})

type Piece = { id: number; threadId: number; commentId: number; ownId: number }
const say = { anchor: null, text: '这里要再核一下', mentionIds: [] }
const begin = (actor: Actor, id: number, blocking = false) =>
  beginThread(actor, { ...say, id, blocking }, NOW)

/** A piece of the owner's with a thread that another person began and the actor has answered. */
async function makePiece(owner: Person, actor: Person, blocking: boolean): Promise<Piece> {
  const { id } = await makeDraft(owner)
  const { threadId } = await begin(chief, id, blocking)
  const [thread] = (await listThreads(chief, id))?.threads ?? []
  const commentId = thread?.comments[0]?.id ?? 0
  // An answer by somebody who may not write here cannot be made; then there is nothing of one's own to take back.
  const own = await reply(actor, { threadId, text: '好的', mentionIds: [] }, NOW).catch(() => null)
  return { id, threadId, commentId, ownId: own?.commentId ?? commentId }
}

const change =
  (verb: ThreadChange) =>
  (actor: Actor, { threadId }: Piece) =>
    changeThread(actor, { threadId, change: verb }, NOW)
type Attempt = {
  run: (actor: Actor, piece: Piece) => Promise<unknown>
  on: 'plain' | 'blocking'
  event: string
}
const ATTEMPTS = {
  begin: { run: (actor, { id }) => begin(actor, id), on: 'plain', event: 'begin' },
  'begin what blocks': { run: (actor, { id }) => begin(actor, id, true), on: 'plain', event: 'begin' },
  reply: {
    run: (actor, { threadId }) => reply(actor, { threadId, text: '改好了', mentionIds: [] }, NOW),
    on: 'plain',
    event: 'reply',
  },
  resolve: { run: change('resolve'), on: 'plain', event: 'resolve' },
  'resolve what blocks': { run: change('resolve'), on: 'blocking', event: 'resolve' },
  block: { run: change('block'), on: 'plain', event: 'block' },
  unblock: { run: change('unblock'), on: 'blocking', event: 'unblock' },
  'take back one’s own': {
    run: (actor, { ownId }) => deleteComment(actor, { commentId: ownId }, NOW),
    on: 'plain',
    event: 'delete',
  },
  'take away another’s': {
    run: (actor, { commentId }) => deleteComment(actor, { commentId }, NOW),
    on: 'plain',
    event: 'delete',
  },
} satisfies Record<string, Attempt>
type Verb = keyof typeof ATTEMPTS

/** Written out, and not read from the matrix, so that a change of either shows. */
const EDITORS: Record<Role, string> = { ADMIN: 'any', CHIEF: 'any', EDITOR: 'any', AUTHOR: 'never' }
const EVERYBODY: Record<Role, string> = { ...EDITORS, AUTHOR: 'own' }
const WHO: Record<Verb, Record<Role, string>> = {
  begin: EVERYBODY,
  'begin what blocks': EDITORS,
  reply: EVERYBODY,
  resolve: EVERYBODY,
  'resolve what blocks': EDITORS,
  block: EDITORS,
  unblock: EDITORS,
  'take back one’s own': EVERYBODY,
  'take away another’s': { ...EDITORS, EDITOR: 'never' },
}

test.each((Object.keys(ATTEMPTS) as Verb[]).flatMap((verb) => ROLES.map((role) => ({ verb, role }))))(
  '$role may $verb as it is written',
  async ({ verb, role }) => {
    const { run, on, event } = ATTEMPTS[verb]
    const actor = staff[role]
    for (const owner of [actor, other]) {
      const piece = await makePiece(owner, actor, on === 'blocking')
      const reach = WHO[verb][role]
      if (reach === 'any' || (reach === 'own' && owner === actor)) {
        await run(actor, piece)
        const { action, actorId } = await lastEventOf('article', piece.id)
        expect({ action, actorId }).toEqual({ action: `comment.${event}`, actorId: actor.id })
      } else await refused(() => run(actor, piece), 'FORBIDDEN')
    }
  },
)

test('nothing is said by the system, and nothing in a piece or thread that is not there', async () => {
  const piece = await makePiece(other, chief, false)
  for (const { run } of Object.values(ATTEMPTS)) {
    await refused(() => run(system, piece), 'FORBIDDEN')
    await refused(
      () => run(chief, { id: 999_999, threadId: 999_999, commentId: 999_999, ownId: 999_999 }),
      'NOT_FOUND',
    )
  }
})

test('who may not see a piece sees none of its comments, and is not offered for a mention', async () => {
  const { id } = await makePiece(other, chief, false)
  expect(await listThreads(staff.AUTHOR, id)).toBeNull()
  expect(await listThreads(other, id)).toMatchObject({ may: { write: true, block: false } })
  expect(await listThreads(staff.EDITOR, id)).toMatchObject({ may: { write: true, block: true } })
  const offered = (await listMentionable(chief, id, '')).map((one) => one.id)
  expect(offered).toContain(other.id)
  expect(offered).toContain(staff.EDITOR.id)
  expect(offered).not.toContain(chief.id)
  expect(offered).not.toContain(staff.AUTHOR.id)
  expect(await listMentionable(staff.AUTHOR, id, '')).toEqual([])
})
