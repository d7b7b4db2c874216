import { afterEach, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { makeUser } from '@/test/newsroom'
import { resealFactors } from './reseal-commands'
import { seal } from './seal'
import { countLostFactors } from './sealed-queries'
import { openTotp, TOTP } from './sealed-totp'

const [FIRST, SECOND, THIRD] = ['f', 's', 't'].map((letter) => letter.repeat(43)) as [string, string, string]
const { AUTH_SECRET, AUTH_SECRET_PREVIOUS, AUTH_SECRET_PREVIOUS_UNTIL } = env
const secrets = (present: string, before: string) =>
  Object.assign(env, { AUTH_SECRET: present, AUTH_SECRET_PREVIOUS: before })
afterEach(() => Object.assign(env, { AUTH_SECRET, AUTH_SECRET_PREVIOUS, AUTH_SECRET_PREVIOUS_UNTIL }))

test('an app’s codes outlive two changes of the secret, one after the other; without the one before they are lost, and counted', async () => {
  const { id } = await makeUser('EDITOR')
  await db.user.update({
    where: { id },
    data: { totpSealed: seal('ABC', FIRST, TOTP) },
    select: { id: true },
  })
  const sealed = async () => (await db.user.findUniqueOrThrow({ where: { id } })).totpSealed ?? ''

  secrets(SECOND, FIRST)
  // No longer believed for cookies, as after a leak.
  Object.assign(env, { AUTH_SECRET_PREVIOUS_UNTIL: '2026-01-01T00:00:00.000Z' })
  expect([openTotp(await sealed()), await countLostFactors()]).toEqual(['ABC', 0])
  expect([await resealFactors(), await resealFactors()]).toEqual([1, 0])

  secrets(THIRD, SECOND)
  expect(openTotp(await sealed())).toBe('ABC')
  secrets(THIRD, FIRST)
  expect([openTotp(await sealed()), await resealFactors(), await countLostFactors()]).toEqual([null, 0, 1])
})
