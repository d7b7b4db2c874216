import { beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '@/lib/db/generated/enums'
import { env } from '@/lib/env'
import type { Attempt } from '@/test/attempt'
import { ATTEMPTS_ON_PIECES } from '@/test/attempts-on-pieces'
import { ATTEMPTS_ON_SIGN_IN } from '@/test/attempts-on-sign-in'
import { ATTEMPTS_ON_THE_DESK } from '@/test/attempts-on-the-desk'
import { COMMANDS, isElsewhere } from '@/test/desk-commands'
import { makeStaff, makeUser, type Person, ROLES } from '@/test/newsroom'
import { refused } from '@/test/refusals'

const ATTEMPTS: Record<string, Attempt> = {
  ...ATTEMPTS_ON_PIECES,
  ...ATTEMPTS_ON_THE_DESK,
  ...ATTEMPTS_ON_SIGN_IN,
}
const rows = Object.entries(COMMANDS).filter(([, row]) => !isElsewhere(row))
/** What those who may not have it are told is not there. */
const HIDDEN = ['startWriting']

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
        if (may) await attempt()
        else await refused(attempt, HIDDEN.includes(command) ? 'NOT_FOUND' : 'FORBIDDEN')
      }
    },
  )
})
