import { expect, test } from 'vitest'
import { beyond, dutiesOf, GRANTABLE, grantsOf, heldBy, isOwnable, OFFICERS, readGrants } from './grants'
import { differences, PERMISSION_TABLE, sentencesOf } from './permission-words'
import { type Actor, GRANTS, reach } from './permissions'

test('every permission that a role can have stands once in the table, with words', () => {
  const shown = PERMISSION_TABLE.flatMap(({ rows }) => rows.map(({ permission }) => permission))
  expect(shown.toSorted()).toEqual(GRANTABLE.toSorted())
})

test('what nobody is granted can be granted to nobody', () => {
  const never = Object.keys(GRANTS).filter((one) => !GRANTABLE.some((other) => other === one))
  expect(never).toEqual(['account.keep', 'audit.prune', 'backup.make', 'backup.restore', 'secret.rotate'])
  expect(readGrants(Object.fromEntries(never.map((one) => [one, 'any'])))).toEqual({})
})

test('a role of the newsroom’s own has what it grants and nothing of its base', () => {
  const limits = { columns: null, role: { name: '通讯员', grants: { 'article.read': 'own' } } } as const
  const actor: Actor = { id: 1, role: 'ADMIN', name: '', limits }
  expect(GRANTABLE.filter((permission) => reach(actor, permission) !== null)).toEqual(['article.read'])
  expect(reach(actor, 'account.keep')).toBe('any')
  expect(beyond(heldBy(actor), { 'article.read': 'own', 'article.edit': 'own' })).toEqual(['article.edit'])
  expect(beyond(heldBy(actor), { 'article.read': 'any' })).toEqual(['article.read'])
})

test('an admin joins all of 三员, an officer has one, an editor none', () => {
  expect(dutiesOf(grantsOf('ADMIN'))).toEqual(['system', 'security', 'audit'])
  expect(dutiesOf(grantsOf('EDITOR'))).toEqual([])
  const each = OFFICERS.map(({ permissions }) =>
    dutiesOf(Object.fromEntries(permissions.map((one) => [one, 'any']))),
  )
  expect(each).toEqual([['system'], ['security'], ['audit']])
})

test('what a role may do, and what it has otherwise than its base, in words', () => {
  expect(isOwnable('article.edit')).toBe(true)
  expect(sentencesOf({ 'desk.enter': 'any', 'article.read': 'any', 'article.edit': 'own' })).toEqual([
    '采编台：可以进入采编台。',
    '稿件：可以看稿件（所有人的）、改稿件（限自己的）。',
  ])
  const { 'article.publish': _publish, ...less } = grantsOf('EDITOR')
  expect(differences(grantsOf('EDITOR'), { ...less, 'article.edit': 'own' })).toEqual([
    { permission: 'article.edit', words: '改稿件', before: '所有人的', after: '自己的' },
    { permission: 'article.publish', words: '发布和定时', before: '可以', after: '不可以' },
  ])
})
