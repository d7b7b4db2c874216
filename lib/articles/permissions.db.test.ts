import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/lib/auth/permissions'
import { addCorrection } from '@/lib/corrections/commands'
import { db } from '@/lib/db/client'
import type { Role } from '@/lib/db/generated/enums'
import { schedulePublication, scheduleWithdrawal } from '@/lib/schedule/commands'
import {
  draft,
  later,
  makeColumn,
  makePiece,
  makeStaff,
  makeUser,
  NOW,
  type Person,
  ROLES,
  system,
} from '@/test/newsroom'
import { lastEventOf, refused } from '@/test/refusals'
import {
  purgeArticle,
  restoreArticle,
  returnArticle,
  saveArticle,
  submitArticle,
  trashArticle,
} from './commands'
import { publishArticle, withdrawArticle } from './publication-commands'
import { reinstateArticle } from './reinstate-commands'
import type { ArticleRef } from './schema'
import type { ArticleStatus } from './workflow'

let staff: Record<Role, Person>
let other: Person
let columnId: number

beforeAll(async () => {
  staff = await makeStaff()
  other = await makeUser('AUTHOR')
  columnId = (await makeColumn()).id
})

/** The appointment whose place a new one takes. */
async function waiting(articleId: number): Promise<number | undefined> {
  const where = { articleId, state: 'PENDING', action: 'PUBLISH' } as const
  return (await db.schedule.findFirst({ where, select: { id: true } }))?.id
}

type Attempt = (actor: Actor, ref: ArticleRef) => Promise<unknown>
const dueAt = later(90)
const ATTEMPTS = {
  save: (actor, ref) => saveArticle(actor, { ...draft({ columnId }), ...ref }, NOW),
  submit: (actor, ref) => submitArticle(actor, ref, NOW),
  return: (actor, ref) => returnArticle(actor, { ...ref, reason: '导语太长' }, NOW),
  publish: (actor, ref) => publishArticle(actor, ref, NOW),
  schedule: async (actor, ref) =>
    schedulePublication(actor, { ...ref, dueAt, replaces: await waiting(ref.id) }, NOW),
  scheduleWithdrawal: (actor, ref) => scheduleWithdrawal(actor, { ...ref, dueAt }, NOW),
  correct: (actor, ref) => addCorrection(actor, { id: ref.id, what: '年份有误', why: '核对' }, NOW),
  reinstate: (actor, ref) => reinstateArticle(actor, { ...ref, reason: '已核实' }, NOW),
  withdraw: (actor, ref) => withdrawArticle(actor, { ...ref, reason: '事实有误' }, NOW),
  trash: (actor, ref) => trashArticle(actor, ref, NOW),
  restore: (actor, ref) => restoreArticle(actor, ref),
  purge: (actor, ref) => purgeArticle(actor, ref.id),
} satisfies Record<string, Attempt>
type Verb = keyof typeof ATTEMPTS

/** The event each attempt leaves. */
const EVENT: Record<Verb, string> = {
  save: 'article.save',
  submit: 'article.submit',
  return: 'article.return',
  publish: 'article.publish',
  schedule: 'schedule.publish',
  scheduleWithdrawal: 'schedule.withdraw',
  correct: 'correction.add',
  reinstate: 'article.reinstate',
  withdraw: 'article.withdraw',
  trash: 'article.trash',
  restore: 'article.restore',
  purge: 'article.purge',
}

/** Written out, and not read from the matrix, so that a change of either shows: who may, and from which states. */
const EDITORS: Record<Role, string> = { ADMIN: 'any', CHIEF: 'any', EDITOR: 'any', AUTHOR: 'never' }
const EVERYBODY: Record<Role, string> = { ...EDITORS, AUTHOR: 'own' }
const WHO: Record<Verb, Record<Role, string>> = {
  save: EVERYBODY,
  submit: EVERYBODY,
  return: EDITORS,
  publish: EDITORS,
  schedule: EDITORS,
  scheduleWithdrawal: EDITORS,
  correct: EDITORS,
  reinstate: EDITORS,
  withdraw: EDITORS,
  trash: EVERYBODY,
  restore: EVERYBODY,
  purge: { ADMIN: 'any', CHIEF: 'any', EDITOR: 'never', AUTHOR: 'never' },
}
const LIVE: ArticleStatus[] = ['DRAFT', 'SUBMITTED', 'SCHEDULED', 'PUBLISHED', 'WITHDRAWN']
const FROM: Record<Verb, ArticleStatus[]> = {
  save: LIVE,
  submit: ['DRAFT', 'WITHDRAWN'],
  return: ['SUBMITTED'],
  publish: LIVE,
  schedule: LIVE,
  scheduleWithdrawal: ['PUBLISHED', 'SCHEDULED'],
  correct: ['PUBLISHED'],
  reinstate: ['WITHDRAWN'],
  withdraw: ['PUBLISHED'],
  trash: ['DRAFT', 'SUBMITTED', 'WITHDRAWN'],
  restore: ['TRASHED'],
  purge: ['TRASHED'],
}
const verbs = Object.keys(ATTEMPTS) as Verb[]

test.each(verbs.flatMap((verb) => ROLES.map((role) => ({ verb, role, reach: WHO[verb][role] }))))(
  '$role may $verb: $reach',
  async ({ verb, role, reach }) => {
    const actor = staff[role]
    for (const owner of [actor, other]) {
      const ref = await makePiece(FROM[verb][0] ?? 'DRAFT', owner, { columnId })
      const attempt = () => ATTEMPTS[verb](actor, ref)
      if (reach === 'any' || (reach === 'own' && owner === actor)) {
        await attempt()
        const { action, actorId, actorName } = await lastEventOf('article', ref.id)
        expect({ action, actorId, actorName }).toEqual({
          action: EVENT[verb],
          actorId: actor.id,
          actorName: actor.name,
        })
      } else {
        await refused(attempt, 'FORBIDDEN')
      }
    }
  },
)

/** What one goes on doing with one's own piece, wherever it stands. */
const WITH_OWN: Verb[] = ['save', 'submit', 'trash', 'restore']

test.each(verbs)(
  'who works in one column may %s there and below it, and nowhere else but with an own piece',
  async (verb) => {
    const below = (await makeColumn(undefined, columnId)).id
    const elsewhere = (await makeColumn()).id
    const actor = { ...staff.CHIEF, limits: { columns: [columnId, below], role: null } }
    const attempts = { ...ATTEMPTS, save: (by: Actor, ref: ArticleRef) => saveUnmoved(by, ref) }
    for (const owner of [staff.CHIEF, other])
      for (const place of [columnId, below, elsewhere]) {
        const ref = await makePiece(FROM[verb][0] ?? 'DRAFT', owner, { columnId: place })
        const attempt = () => attempts[verb](actor, ref)
        if (place !== elsewhere || (owner.id === actor.id && WITH_OWN.includes(verb))) {
          await attempt()
          expect((await lastEventOf('article', ref.id)).action).toBe(EVENT[verb])
        } else await refused(attempt, 'FORBIDDEN')
      }
  },
)

/** A save that leaves the piece in its column. */
async function saveUnmoved(actor: Actor, ref: ArticleRef) {
  const { columnId: place } = await db.article.findUniqueOrThrow({ where: { id: ref.id } })
  return saveArticle(actor, { ...draft({ columnId: place }), ...ref }, NOW)
}

test.each(verbs.flatMap((verb) => [...LIVE, 'TRASHED' as const].map((status) => ({ verb, status }))))(
  '$verb from $status',
  async ({ verb, status }) => {
    const ref = await makePiece(status, other, { columnId })
    const attempt = () => ATTEMPTS[verb](system, ref)
    if (FROM[verb].includes(status)) {
      await attempt()
      expect((await lastEventOf('article', ref.id)).action).toBe(EVENT[verb])
    } else {
      await refused(attempt, 'CONFLICT')
    }
  },
)

/** What is done to a piece whatever its draft has become. */
const WHATEVER_THE_DRAFT: Verb[] = ['restore', 'purge', 'correct', 'withdraw']

test.each(verbs.filter((verb) => !WHATEVER_THE_DRAFT.includes(verb)))(
  '%s with a version that is not the newest changes nothing',
  async (verb) => {
    const ref = await makePiece(FROM[verb][0] ?? 'DRAFT', other, { columnId })
    for (const version of [ref.version - 1, ref.version + 1])
      await refused(() => ATTEMPTS[verb](staff.EDITOR, { ...ref, version }), 'CONFLICT')
  },
)

test.each(verbs)('%s of a piece that is not there', async (verb) => {
  await refused(() => ATTEMPTS[verb](staff.ADMIN, { id: 999_999, version: 1 }), 'NOT_FOUND')
})
