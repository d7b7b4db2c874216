import { expect, test } from 'vitest'
import { type Actor, can, GRANTS, type Permission, reach } from './permissions'

const roles = ['ADMIN', 'CHIEF', 'EDITOR', 'AUTHOR'] as const
const actor = (role: (typeof roles)[number]): Actor => ({ id: 7, role, name: role, limits: null })

test('every role × permission, so that a change shows as a diff (S-06)', () => {
  const table = Object.keys(GRANTS).map((permission) => {
    const cells = roles.map((role) => reach(actor(role), permission as Permission) ?? '-')
    return `${permission} = ${cells.join(' ')}`
  })
  expect(table).toMatchInlineSnapshot(`
    [
      "desk.enter = any any any any",
      "article.read = any any any own",
      "article.create = any any any any",
      "article.edit = any any any own",
      "article.submit = any any any own",
      "article.return = any any any -",
      "article.publish = any any any -",
      "article.publish-freely = any any any own",
      "article.publish-urgently = - any - -",
      "article.review = any any any -",
      "review.manage = any any - -",
      "article.fix-quietly = any any - -",
      "article.withdraw = any any any -",
      "lead.pin = any any any -",
      "article.trash = any any any own",
      "article.purge = any any - -",
      "correction.add = any any any -",
      "correction.take-back = any any - -",
      "comment.write = any any any own",
      "comment.resolve = any any any own",
      "comment.block = any any any -",
      "comment.remove = any any - -",
      "plan.read = any any any own",
      "plan.pitch = any any any any",
      "plan.manage = any any any -",
      "plan.write = any any any own",
      "preview.share = any any any -",
      "media.upload = any any any any",
      "media.edit = any any any own",
      "media.replace = any any any -",
      "media.delete = any any any own",
      "tag.create = any any any any",
      "taxonomy.manage = any any any -",
      "column.manage = any any - -",
      "people.manage = any any any -",
      "source.manage = any any any -",
      "topic.manage = any any any -",
      "page.manage = any any - -",
      "checkup.read = any any any -",
      "settings.manage = any any - -",
      "user.manage = any - - -",
      "security.manage = any - - -",
      "mail.manage = any - - -",
      "webhook.manage = any - - -",
      "audit.read = any - - -",
      "audit.prune = - - - -",
      "backup.make = - - - -",
      "backup.restore = - - - -",
      "secret.rotate = - - - -",
    ]
  `)
})

test('“own” means the record carries my id, and an ownerless record is nobody’s', () => {
  expect(can(actor('AUTHOR'), 'article.edit', { ownerId: 7, columnId: null })).toBe(true)
  expect(can(actor('AUTHOR'), 'article.edit', { ownerId: 8, columnId: null })).toBe(false)
  expect(can(actor('AUTHOR'), 'article.edit', { ownerId: null, columnId: null })).toBe(false)
  expect(can(actor('EDITOR'), 'article.edit', { ownerId: null, columnId: null })).toBe(true)
})

test('an unknown role has nothing', () => {
  expect(can({ id: 1, role: 'ROOT' as never, name: '', limits: null }, 'desk.enter')).toBe(false)
})

test('a token narrows what its person may, and widens nothing', () => {
  const by = (role: (typeof roles)[number], ...may: Permission[]): Actor => ({
    ...{ id: 7, role, name: role, limits: null },
    within: new Set(may),
  })
  expect(reach(by('EDITOR', 'article.read'), 'article.read')).toBe('any')
  expect(reach(by('EDITOR', 'article.read'), 'article.edit')).toBeNull()
  expect(reach(by('AUTHOR', 'article.publish'), 'article.publish')).toBeNull()
  expect(can(by('AUTHOR', 'article.read'), 'article.read', { ownerId: 8, columnId: null })).toBe(false)
  expect(reach(by('ADMIN'), 'desk.enter')).toBeNull()
})
