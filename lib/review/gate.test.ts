import { expect, test } from 'vitest'
import { type ArticleStatus, allowedTransitions } from '@/lib/articles/workflow'
import type { Actor } from '@/lib/auth/permissions'
import type { Role } from '@/lib/db/generated/enums'
import { type Gate, gateWord, isSigned, NO_GATE, transitionsUnder, whyNotSubmit, whyUnsigned } from './gate'

const SIGNED = { revisionId: 1, hash: 'aa', version: 3 }
const gates: Record<string, Gate> = {
  none: NO_GATE,
  free: { policy: 'free', open: null, signed: null },
  unsubmitted: { policy: 'steps', open: null, signed: null },
  open: { policy: 'steps', open: { waitsFor: ['二审'] }, signed: null },
  signed: { policy: 'steps', open: null, signed: SIGNED },
}
const actor = (role: Role): Actor => ({ id: 7, role, name: role, limits: null })
const offered = (gate: Gate, role: Role, status: ArticleStatus, over: object = {}) => {
  const piece = {
    ...{ ownerId: 7, columnId: 1, status, hash: 'aa', version: 3, withdrawnRevisionId: 1 },
    ...over,
  }
  return transitionsUnder(gate, actor(role), piece, allowedTransitions(actor(role), piece)).join(' ')
}

test.each<[string, ArticleStatus, Role, string]>([
  ['none', 'DRAFT', 'AUTHOR', 'save submit trash'],
  ['none', 'DRAFT', 'CHIEF', 'save submit publish schedule trash'],
  ['free', 'DRAFT', 'AUTHOR', 'save submit trash publish schedule'],
  ['free', 'PUBLISHED', 'AUTHOR', 'save publish schedule'],
  ['free', 'WITHDRAWN', 'AUTHOR', 'save submit trash'],
  ['free', 'WITHDRAWN', 'EDITOR', 'save submit publish schedule reinstate trash'],
  ['free', 'TRASHED', 'AUTHOR', 'restore'],
  ['unsubmitted', 'DRAFT', 'AUTHOR', 'submit save trash'],
  ['unsubmitted', 'DRAFT', 'EDITOR', 'submit save trash'],
  ['unsubmitted', 'DRAFT', 'CHIEF', 'submit save publishUrgently trash'],
  ['unsubmitted', 'DRAFT', 'ADMIN', 'submit save trash'],
  ['unsubmitted', 'PUBLISHED', 'EDITOR', 'submit save correct withdraw'],
  ['unsubmitted', 'SUBMITTED', 'EDITOR', 'submit save return trash'],
  ['unsubmitted', 'TRASHED', 'CHIEF', 'restore purge'],
  ['open', 'SUBMITTED', 'AUTHOR', 'save trash'],
  ['open', 'SUBMITTED', 'EDITOR', 'save trash'],
  ['open', 'SUBMITTED', 'CHIEF', 'save publishUrgently trash'],
  ['signed', 'SUBMITTED', 'AUTHOR', 'save trash'],
  ['signed', 'SUBMITTED', 'EDITOR', 'save publish schedule trash'],
  ['signed', 'PUBLISHED', 'EDITOR', 'save publish schedule correct withdraw'],
  ['signed', 'WITHDRAWN', 'EDITOR', 'save publish schedule reinstate trash'],
  ['unsubmitted', 'WITHDRAWN', 'EDITOR', 'submit save trash'],
])('under “%s” a piece that is %s offers %s: %s', (gate, status, role, steps) => {
  const sorted = (text: string) => text.split(' ').toSorted().join(' ')
  expect(sorted(offered(gates[gate] ?? NO_GATE, role, status))).toBe(sorted(steps))
})

test('what was changed after the signature is handed in anew, and not published', () => {
  expect(
    offered(gates.signed ?? NO_GATE, 'EDITOR', 'SUBMITTED', { hash: 'bb', version: 4 })
      .split(' ')
      .toSorted(),
  ).toEqual(['save', 'submit', 'trash'])
})

test('what readers saw comes back when it is what was signed', () => {
  const verbs = (withdrawnRevisionId: number | null) =>
    offered(gates.signed ?? NO_GATE, 'CHIEF', 'WITHDRAWN', { withdrawnRevisionId }).split(' ')
  expect(verbs(1)).toContain('reinstate')
  for (const other of [2, null]) expect(verbs(other)).not.toContain('reinstate')
})

test('signed is the same content, or the draft that nobody has written since', () => {
  const gate = gates.signed ?? NO_GATE
  expect(isSigned(gate, { hash: 'aa', version: 9 })).toBe(true)
  expect(isSigned(gate, { hash: 'bb', version: 3 })).toBe(true)
  expect(isSigned(gate, { hash: 'bb', version: 4 })).toBe(false)
  expect(isSigned(gate, { hash: 'bb' })).toBe(false)
  expect(isSigned(NO_GATE, { hash: 'aa', version: 3 })).toBe(false)
})

test('a refusal says what is missing', () => {
  const why = (name: string, hash = 'bb') => whyUnsigned(gates[name] ?? NO_GATE, { hash, version: 4 })
  expect(why('none')).toBeNull()
  expect(why('free')).toBeNull()
  expect(why('unsubmitted')).toMatch(/请先送审/)
  expect(why('open')).toMatch(/等“二审”通过/)
  expect(why('signed')).toMatch(/签发之后稿件又有改动/)
  expect(why('signed', 'aa')).toBeNull()
  expect(whyUnsigned(gates.signed ?? NO_GATE, { hash: 'bb', returns: true })).toMatch(/不能原样恢复/)
  expect(whyUnsigned(gates.signed ?? NO_GATE, { hash: 'aa', returns: true })).toBeNull()
  const piece = { status: 'DRAFT', hash: 'bb', version: 4 } as const
  expect(whyNotSubmit(gates.open ?? NO_GATE, piece)).toMatch(/已经在审校/)
  expect(whyNotSubmit(gates.signed ?? NO_GATE, { ...piece, hash: 'aa' })).toMatch(/已经签发/)
  expect(whyNotSubmit(gates.signed ?? NO_GATE, piece)).toBeNull()
})

test.each([
  ['none', 'DRAFT', 'aa', null],
  ['open', 'SUBMITTED', 'aa', '等二审'],
  ['signed', 'SUBMITTED', 'aa', '已签发'],
  ['signed', 'PUBLISHED', 'aa', null],
  ['signed', 'PUBLISHED', 'bb', '签发后改动'],
] as const)('in a list, “%s” %s %s is %s', (gate, status, hash, word) => {
  expect(gateWord(gates[gate] ?? NO_GATE, { status, hash, version: 4 })).toBe(word)
})
