import { expect, test } from 'vitest'
import { systemActor } from './authorise'
import { isProven, requireProof } from './proof'

const person = { id: 7, role: 'ADMIN', name: '林一', limits: null } as const

test('what gives rights away or takes for ever needs a proof, everyday work does not', () => {
  for (const action of [
    'user.update',
    'security.update',
    'settings.update',
    'audit.export',
    'webhook.secret',
    'article.purge',
    'review.policy',
    'calendar.share',
  ] as const) {
    expect(() => requireProof(person, action), action).toThrow(expect.objectContaining({ code: 'PROOF' }))
    expect(() => requireProof({ ...person, proven: false }, action)).toThrow()
    requireProof({ ...person, proven: true }, action)
    requireProof(systemActor('系统'), action)
  }
  for (const action of ['article.publish', 'article.trash', 'tag.delete', 'session.end'] as const)
    requireProof(person, action)
})

test('a proof counts for a quarter of an hour', () => {
  const now = new Date('2026-03-02T02:00:00Z')
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
  expect(isProven(ago(14.9), now)).toBe(true)
  expect(isProven(ago(15), now)).toBe(false)
})
