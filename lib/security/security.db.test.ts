import { beforeEach, describe, expect, test } from 'vitest'
import { findSession } from '@/lib/auth/queries'
import { db } from '@/lib/db/client'
import { changeOwnPassword, createUser, resetPassword } from '@/lib/users/commands'
import { fresh, later, makeStaff, NOW, type Person, ROLES, system } from '@/test/newsroom'
import { lastEventOf, refused } from '@/test/refusals'
import { signIn } from '@/test/sign-in'
import { updateSecurityRules } from './commands'
import { getPasswordState, getSecurityRules, getSecurityRulesFor } from './queries'
import { readSecuritySettings, securityInput } from './schema'

let staff: Record<(typeof ROLES)[number], Person>
let email: string
let me: Person
const FIRST = 'Tide-72x-mud'
const DAY = 24 * 60

beforeEach(async () => {
  await db.setting.deleteMany({ where: { key: 'security' } })
  staff = await makeStaff()
  email = `${fresh('someone')}@example.org`
  const { id } = await createUser(staff.ADMIN, { email, name: '沈一', role: 'EDITOR', password: FIRST })
  me = { id, role: 'EDITOR', name: '沈一', limits: null }
})

const enter = (password: string, now = NOW) => signIn({ email, password, userAgent: '' }, now)
const owes = async (sessionId: string, now = NOW) => (await findSession(sessionId, now))?.owesPassword
const change = (current: string, password: string, now = NOW, sessionId?: string) =>
  changeOwnPassword({ ...me, ...(sessionId ? { sessionId } : {}) }, { current, password }, now)
const rule = (more: object) =>
  db.setting.upsert({
    where: { key: 'security' },
    create: { key: 'security', value: more },
    update: { value: more },
  })

describe('a password that somebody else gave', () => {
  test('is owed a change at the first sign-in, and not after it', async () => {
    const { sessionId } = await enter(FIRST)
    expect(await owes(sessionId)).toBe(true)
    expect((await getPasswordState(me, NOW)).why).toBe('given')
    await change(FIRST, 'Reed-81y-marsh', NOW, sessionId)
    expect(await owes(sessionId)).toBe(false)
    expect(await owes((await enter('Reed-81y-marsh')).sessionId)).toBe(false)
  })

  test('is one again after it was reset; not when the rules do not ask for it', async () => {
    await change(FIRST, 'Reed-81y-marsh')
    await resetPassword(staff.ADMIN, { id: me.id, password: 'Crane-90z-lake' }, NOW)
    expect(await owes((await enter('Crane-90z-lake')).sessionId)).toBe(true)
    await rule({ firstChange: false })
    expect(await owes((await enter('Crane-90z-lake')).sessionId)).toBe(false)
  })

  test('keeps the rules as well', async () => {
    const weak = { email: `${fresh('weak')}@example.org`, name: '某', role: 'ADMIN' as const }
    await refused(() => createUser(staff.ADMIN, { ...weak, password: 'Tide-72x' }), 'INVALID')
    await refused(() => resetPassword(staff.ADMIN, { id: me.id, password: 'Admin@123456' }, NOW), 'INVALID')
  })

  test('is not asked of the demo’s people, whose password is chosen by who tries it out', async () => {
    const demo = { id: null, role: 'SYSTEM', name: '演示数据' } as const
    const as = `${fresh('demo')}@example.org`
    await createUser(demo, { email: as, name: '某', role: 'AUTHOR', password: FIRST })
    const { sessionId } = await signIn({ email: as, password: FIRST, userAgent: '' }, NOW)
    expect(await owes(sessionId)).toBe(false)
  })
})

describe('one’s own password', () => {
  test('cannot be one of the last five, and can be the sixth', async () => {
    const all = ['Tide-1aaa-mud', 'Tide-2bbb-mud', 'Tide-3ccc-mud', 'Tide-4ddd-mud', 'Tide-5eee-mud']
    let current = FIRST
    for (const next of all) {
      await change(current, next)
      current = next
    }
    for (const former of all) await refused(() => change(current, former), 'INVALID')
    await change(current, FIRST)
    expect(await db.formerPassword.count({ where: { userId: me.id } })).toBe(6)
  })

  test('may be any when the rules ask for no history', async () => {
    await rule({ history: 0 })
    await change(FIRST, FIRST)
  })

  test.each([
    ['Tide-7x', '密码至少 8 个字符'],
    ['Monkey2026!', '这个密码太常见，很容易被猜到，请换一个'],
    ['沈一的密码Abc1', '密码里不要有自己的姓名或邮箱'],
  ])('%s is refused beside its field (S-22)', async (password, reason) => {
    await refused(() => change(FIRST, password), 'INVALID')
    await expect(change(FIRST, password)).rejects.toMatchObject({ fields: { password: [reason] } })
  })

  test('is used whole: two that differ at the 73rd character are two (S-22)', async () => {
    const long = `Tide-72x-${'m'.repeat(63)}`
    await change(FIRST, `${long}a`)
    await expect(enter(`${long}b`)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await enter(`${long}a`)).toMatchObject({ userId: me.id })
  })

  test('is owed a change after ninety days', async () => {
    await change(FIRST, 'Reed-81y-marsh')
    const before = later(90 * DAY - 1)
    expect(await owes((await enter('Reed-81y-marsh', before)).sessionId, before)).toBe(false)
    const at = later(90 * DAY)
    expect(await owes((await enter('Reed-81y-marsh', at)).sessionId, at)).toBe(true)
    expect(await getPasswordState(me, at)).toMatchObject({ daysLeft: 0, why: 'old' })
    await rule({ maxAgeDays: 0 })
    expect(await owes((await enter('Reed-81y-marsh', at)).sessionId, at)).toBe(false)
  })

  test('is kept as a hash alone, the former ones too', async () => {
    await change(FIRST, 'Reed-81y-marsh')
    const kept = JSON.stringify([
      await db.user.findMany({ select: { email: true, passwordHash: true } }),
      await db.formerPassword.findMany(),
      await db.auditEvent.findMany({ where: { subject: 'user' }, select: { data: true } }),
    ])
    expect(kept).not.toMatch(/Tide-72x|Reed-81y/)
    expect((await db.formerPassword.findFirstOrThrow({ where: { userId: me.id } })).hash).toMatch(
      /^\$argon2id\$/,
    )
  })
})

describe('the rules', () => {
  const input = (over: Record<string, string> = {}) => {
    const { firstChange: _first, ...numbers } = readSecuritySettings(null)
    return securityInput.parse({ ...numbers, firstChange: 'on', ...over })
  }

  test('are an admin’s to change, and what they were is recorded', async () => {
    await updateSecurityRules(staff.ADMIN, input({ lockAfter: '8' }))
    expect(await getSecurityRules()).toMatchObject({ lockAfter: 8, minLength: 8 })
    expect(await lastEventOf('security', 'rules')).toMatchObject({
      action: 'security.update',
      actorId: staff.ADMIN.id,
      data: { before: { lockAfter: 5 }, after: { lockAfter: 8 } },
    })
  })

  test.each(ROLES.filter((role) => role !== 'ADMIN'))('are not for the role %s', async (role) => {
    await refused(() => updateSecurityRules(staff[role], input()), 'FORBIDDEN')
    expect(await getSecurityRulesFor(staff[role])).toBeNull()
  })

  test('hold at the next try', async () => {
    await updateSecurityRules(staff.ADMIN, input({ lockAfter: '3' }))
    for (let n = 0; n < 3; n++)
      await expect(enter('wrong')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    await expect(enter(FIRST)).rejects.toMatchObject({ code: 'TOO_MANY' })
    expect(await getSecurityRulesFor(system)).toMatchObject({ lockAfter: 3 })
  })
})
