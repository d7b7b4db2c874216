import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import type { Role } from '@/lib/db/generated/enums'
import { env } from '@/lib/env'
import type { Attempt } from '@/test/attempt'
import { ATTEMPTS_ON_PIECES } from '@/test/attempts-on-pieces'
import { ATTEMPTS_ON_SIGN_IN } from '@/test/attempts-on-sign-in'
import { ATTEMPTS_ON_THE_DESK } from '@/test/attempts-on-the-desk'
import { COMMANDS, isElsewhere } from '@/test/desk-commands'
import { makeColumn, makeStaff, makeUser, type Person, ROLES } from '@/test/newsroom'
import { refused } from '@/test/refusals'

const ATTEMPTS: Record<string, Attempt> = {
  ...ATTEMPTS_ON_PIECES,
  ...ATTEMPTS_ON_THE_DESK,
  ...ATTEMPTS_ON_SIGN_IN,
}
const rows = Object.entries(COMMANDS).filter(([, row]) => !isElsewhere(row))
/** What those who may not have it are told is not there. */
const HIDDEN = ['startWriting']

/** Those whose every run is not one row of the log, with how many rows it is. */
const OTHER_ROWS: Record<string, number> = {
  // Nothing but one's own inbox changes, or nothing yet: the second half is what counts.
  ...{ readNotices: 0, unreadNotices: 0, beginTotp: 0, beginPasskey: 0 },
  // Three roles.
  createOfficers: 3,
  // There are no others.
  endOtherSessions: 0,
  // The piece that is begun, and the plan it is begun for.
  startWriting: 2,
}
/** What each run wrote into the log. */
const written: { command: string; actorId: number; rows: { action: string; actorId: number | null }[] }[] = []

/** Runs it, and notes the rows that the log has gained. */
async function noted(command: string, actor: Person, attempt: () => Promise<unknown>): Promise<void> {
  const last = await db.auditEvent.findFirst({ orderBy: { id: 'desc' }, select: { id: true } })
  await attempt()
  const rows = await db.auditEvent.findMany({
    where: { id: { gt: last?.id ?? 0n } },
    select: { action: true, actorId: true },
  })
  written.push({ command, actorId: actor.id, rows })
}

let staff: Record<Role, Person>
let other: Person

beforeAll(async () => {
  Object.assign(env, { AUTH_SECRET: 'a secret that is good enough for a test' })
  staff = await makeStaff()
  other = await makeUser('AUTHOR')
})

test('each command of the table is tried, or says where (S-03)', () => {
  expect(Object.keys(ATTEMPTS).sort()).toEqual(rows.map(([command]) => command).sort())
})

describe.each(rows)('%s: %s', (command, row) => {
  test.each(ROLES.map((role, at) => ({ role, reach: row.split(' ')[at] ?? '' })))(
    '$role: $reach',
    async ({ role, reach }) => {
      const actor = staff[role]
      // What is not a piece, and belongs to none, is nobody’s own.
      for (const owner of command in ATTEMPTS_ON_PIECES ? [actor, other] : [other]) {
        const attempt = await ATTEMPTS[command]?.(actor, owner)
        if (!attempt) throw new Error(`${command} is not tried`)
        const may = reach === 'any' || reach === (owner === actor ? 'own' : 'others')
        if (may) await noted(command, actor, attempt)
        else await refused(attempt, HIDDEN.includes(command) ? 'NOT_FOUND' : 'FORBIDDEN')
      }
    },
  )
})

/** What does not hang on a column: one's own ideas, and files. */
const EVERYWHERE = ['createPlan', 'updateMedia', 'tagMedia', 'deleteUnusedMedia']
/** What one goes on doing with one's own piece, wherever it stands. */
const WITH_OWN = [
  ...['nameDraft', 'nameRevision', 'restoreRevision', 'withdrawSubmission', 'releaseStep'],
  ...['startWriting', 'salvageDraft'],
]

test.each(Object.keys(ATTEMPTS_ON_PIECES).filter((command) => !EVERYWHERE.includes(command)))(
  'who works in another column is a stranger to %s, but with an own piece to read and to write',
  async (command) => {
    const actor = { ...staff.CHIEF, limits: { columns: [(await makeColumn()).id], role: null } }
    for (const owner of [staff.CHIEF, other]) {
      const attempt = await ATTEMPTS[command]?.(actor, owner)
      if (!attempt) throw new Error(`${command} is not tried`)
      if (owner.id === actor.id && WITH_OWN.includes(command)) await attempt()
      else await refused(attempt, HIDDEN.includes(command) ? 'NOT_FOUND' : 'FORBIDDEN')
    }
  },
)

test('what somebody did is one row of the log, under their name (S-64)', () => {
  const others = written.filter(
    ({ command, actorId, rows: found }) =>
      found.length !== (OTHER_ROWS[command] ?? 1) || found.some((row) => row.actorId !== actorId),
  )
  expect(written.length).toBeGreaterThan(200)
  expect(
    others.map(({ command, rows: found }) => `${command}: ${found.map(({ action }) => action)}`),
  ).toEqual([])
})
