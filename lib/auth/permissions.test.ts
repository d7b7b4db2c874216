import { expect, test } from 'vitest'
import { type Actor, can, GRANTS, type Permission, reach } from './permissions'

const roles = ['ADMIN', 'CHIEF', 'EDITOR', 'AUTHOR'] as const
const actor = (role: (typeof roles)[number]): Actor => ({ id: 7, role, name: role })

test('every role × permission, so that a change shows as a diff', () => {
  const table = Object.keys(GRANTS).map((permission) => {
    const cells = roles.map((role) => reach(actor(role), permission as Permission) ?? '-')
    return `${permission}: ${cells.join(' ')}`
  })
  expect(table).toMatchInlineSnapshot()
})

test('“own” means the record carries my id, and an ownerless record is nobody’s', () => {
  expect(can(actor('AUTHOR'), 'article.edit', { ownerId: 7 })).toBe(true)
  expect(can(actor('AUTHOR'), 'article.edit', { ownerId: 8 })).toBe(false)
  expect(can(actor('AUTHOR'), 'article.edit', { ownerId: null })).toBe(false)
  expect(can(actor('EDITOR'), 'article.edit', { ownerId: null })).toBe(true)
})

test('an unknown role has nothing', () => {
  expect(can({ id: 1, role: 'ROOT' as never, name: '' }, 'desk.enter')).toBe(false)
})
