import { expect, test } from 'vitest'
import type { Actor } from '@/lib/auth/permissions'
import { type ArticleStatus, allowedTransitions, articleStatus, STATUS_LABELS } from './workflow'

const statuses = Object.keys(STATUS_LABELS) as ArticleStatus[]
const author: Actor = { id: 1, role: 'AUTHOR', name: '作者', limits: null }
const editor: Actor = { id: 2, role: 'EDITOR', name: '编辑', limits: null }

test('what an author may do with an own piece, and with another’s', () => {
  const own = Object.fromEntries(
    statuses.map((status) => [status, allowedTransitions(author, { ownerId: 1, columnId: null, status })]),
  )
  expect(own).toEqual({
    DRAFT: ['save', 'submit', 'trash'],
    SUBMITTED: ['save', 'trash'],
    SCHEDULED: ['save'],
    PUBLISHED: ['save'],
    WITHDRAWN: ['save', 'submit', 'trash'],
    TRASHED: ['restore'],
  })
  for (const status of statuses)
    expect(allowedTransitions(author, { ownerId: 9, columnId: null, status })).toEqual([])
})

test('what an editor may do with anybody’s piece', () => {
  const any = Object.fromEntries(
    statuses.map((status) => [status, allowedTransitions(editor, { ownerId: null, columnId: null, status })]),
  )
  expect(any).toEqual({
    DRAFT: ['save', 'submit', 'publish', 'schedule', 'trash'],
    SUBMITTED: ['save', 'return', 'publish', 'schedule', 'trash'],
    SCHEDULED: ['save', 'publish', 'schedule'],
    PUBLISHED: ['save', 'publish', 'schedule', 'correct', 'withdraw'],
    WITHDRAWN: ['save', 'submit', 'publish', 'schedule', 'reinstate', 'trash'],
    TRASHED: ['restore'],
  })
})

test('trash hides every other state, and a published piece with a waiting new version stays published', () => {
  expect(articleStatus({ state: 'DRAFT', trashedAt: new Date(), awaitsPublication: true })).toBe('TRASHED')
  expect(articleStatus({ state: 'DRAFT', trashedAt: null, awaitsPublication: true })).toBe('SCHEDULED')
  expect(articleStatus({ state: 'PUBLISHED', trashedAt: null, awaitsPublication: true })).toBe('PUBLISHED')
  expect(articleStatus({ state: 'SUBMITTED', trashedAt: null, awaitsPublication: false })).toBe('SUBMITTED')
})
