import { afterEach, beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { SEPARATION_KEY } from '@/lib/roles/rules-queries'
import { fresh, makeStaff, makeUser, NOW, type Person, ROLES } from '@/test/newsroom'
import { lastEventOf, refused } from '@/test/refusals'
import { importPeople } from './import-commands'
import { reportWords } from './import-report'

let admin: Person
const given = { ...env }

beforeEach(async () => {
  admin = await makeUser('ADMIN')
  Object.assign(env, { SMTP_URL: 'smtp://127.0.0.1:2525', SMTP_FROM: 'desk@example.org' })
})
afterEach(() => void Object.assign(env, given))

const file = (...lines: string[]) => new Blob([['姓名,邮箱,角色', ...lines].join('\n')])
const run = (blob: Blob, dryRun = false, actor = admin) => importPeople(actor, { file: blob, dryRun }, NOW)

async function mixed() {
  const { id } = await makeUser('EDITOR')
  const { email } = await db.user.update({ where: { id }, data: { active: false } })
  const [one, two] = [`${fresh('one')}@example.org`, `${fresh('two')}@example.org`]
  return {
    one,
    two,
    blob: file(`沈一,${one},编辑`, `坏,不是邮箱,编辑`, `旧人,${email},编辑`, `沈二,${two},作者`),
  }
}

test('a dry run says what would become of each line and changes nothing', async () => {
  const { blob, one } = await mixed()
  const before = await db.auditEvent.count()
  const report = await run(blob, true)
  expect(report.lines.map(({ line, outcome, why }) => [line, outcome, why])).toEqual([
    [2, 'new', null],
    [3, 'wrong', '请填写有效的邮箱地址'],
    [4, 'exists', '这个邮箱已有账号，已停用'],
    [5, 'new', null],
  ])
  expect(reportWords(report)).toBe('共 4 行：新建并邀请 2，已存在 1，有误 1')
  expect(await db.user.count({ where: { email: one } })).toBe(0)
  expect(await db.auditEvent.count()).toBe(before)
})

test('the run opens an account and queues an invitation for each line that is right, bad ones or not; again it is none', async () => {
  const { blob, one, two } = await mixed()
  expect((await run(blob)).lines.map(({ outcome }) => outcome)).toEqual(['new', 'wrong', 'exists', 'new'])
  for (const [email, name, role] of [
    [one, '沈一', 'EDITOR'],
    [two, '沈二', 'AUTHOR'],
  ] as const) {
    const user = await db.user.findUniqueOrThrow({ where: { email }, include: { mails: true } })
    expect(user).toMatchObject({ name, role, active: true, mails: [{ kind: 'INVITE', state: 'PENDING' }] })
    expect(await lastEventOf('user', user.id)).toMatchObject({ action: 'user.invite', actorId: admin.id })
  }
  expect((await run(blob)).lines.map(({ outcome }) => outcome)).toEqual([
    'exists',
    'wrong',
    'exists',
    'exists',
  ])
})

test('what is no file of people, or cannot be invited, changes nothing', async () => {
  await refused(() => run(new Blob(['什么,也,不是\n'])), 'INVALID')
  const blob = file(`沈一,${fresh('x')}@example.org,编辑`)
  await refused(() => run(blob, false, { ...admin, proven: false }), 'PROOF')
  Object.assign(env, { SMTP_URL: '' })
  await refused(() => run(blob), 'CONFLICT')
  expect((await run(blob, true)).lines).toHaveLength(1)
})

test.each(ROLES)('only who looks after accounts imports people, or tries to: %s (S-06)', async (role) => {
  const { [role]: actor } = await makeStaff()
  const blob = file(`沈一,${fresh('y')}@example.org,管理员`)
  if (role === 'ADMIN') return void (await run(blob, false, actor))
  for (const dryRun of [true, false]) await refused(() => run(blob, dryRun, actor), 'FORBIDDEN')
})

test('a line whose role may not be given says so, in the dry run too, and stops none of the others', async () => {
  const role = { name: '账号管理员', grants: { 'desk.enter': 'any', 'user.manage': 'any' } } as const
  const keeper = { ...admin, proven: true, limits: { columns: null, role } }
  const [one, two] = [`${fresh('one')}@example.org`, `${fresh('two')}@example.org`]
  const blob = file(`沈一,${one},作者`, `沈二,${fresh('boss')}@example.org,总编`, `沈三,${two},作者`)
  for (const dryRun of [true, false]) {
    const { lines } = await run(blob, dryRun, keeper)
    expect(lines.map(({ outcome }) => outcome)).toEqual(['new', 'wrong', 'new'])
    expect(lines[1]?.why).toMatch(/权限|不能/)
  }
  expect(await db.user.count({ where: { email: { in: [one, two] } } })).toBe(2)
})

test('while 三员 are apart, the built-in admin is refused by name, and not called known', async () => {
  await db.setting.create({ data: { key: SEPARATION_KEY, value: true } })
  const { lines } = await run(
    file(`沈一,${fresh('a')}@example.org,管理员`, `沈二,${fresh('b')}@example.org,编辑`),
  )
  expect(lines.map(({ outcome }) => outcome)).toEqual(['wrong', 'new'])
  expect(lines[0]?.why).toMatch(/三员分立/)
  await db.setting.delete({ where: { key: SEPARATION_KEY } })
})
