import { expect, test } from 'vitest'
import { planState } from './state'

const open = { outcome: 'OPEN', assigneeId: 3, dueOn: '2026-12-03' } as const

test.each([
  [{ ...open, assigneeId: null }, '2026-12-09', 'PITCH'],
  [open, '2026-12-02', 'ASSIGNED'],
  [open, '2026-12-03', 'DUE'],
  [{ ...open, dueOn: null }, '2026-12-09', 'ASSIGNED'],
  [{ ...open, outcome: 'DONE' }, '2026-12-09', 'DONE'],
  [{ ...open, outcome: 'DROPPED', assigneeId: null }, '2026-12-09', 'DROPPED'],
] as const)('%j on %s is %s', (facts, today, state) => {
  expect(planState(facts, today)).toBe(state)
})
