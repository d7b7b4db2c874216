import { expect, test } from 'vitest'
import type { ReviewKind } from '@/lib/db/generated/enums'
import { activeOf, type ChainStep, earlierOf, effectOfEdit, fallingFrom, isThrough, stagesOf } from './chain'

const AT = new Date('2026-03-02T02:00:00Z')
type Mark = '+' | '-' | '?'

/** `R1+` is a review held by 1 and approved, `P2?` a proof in question, `&R3-` one alongside the step before, not approved. */
function chain(...steps: string[]): (ChainStep & { id: number })[] {
  return steps.map((text, at) => {
    const [, alongside, kind, holder, mark] = /^(&?)([RP])(\d?)([+?-])$/.exec(text) ?? []
    return {
      id: at + 1,
      kind: (kind === 'R' ? 'REVIEW' : 'PROOF') satisfies ReviewKind,
      alongside: alongside === '&',
      holderId: holder ? Number(holder) : null,
      approvedAt: (mark as Mark) === '-' ? null : AT,
      questionedAt: (mark as Mark) === '?' ? AT : null,
    }
  })
}
const ids = (steps: { id: number }[]) => steps.map(({ id }) => id).join()

test('steps alongside each other are one stage; the first step begins one whatever it says', () => {
  const stages = stagesOf(chain('&R1-', '&P2-', 'R3-', '&P4-', 'R5-'))
  expect(stages.map(ids)).toEqual(['1,2', '3,4', '5'])
})

test.each([
  [['R-', 'R-', 'R-'], '1'],
  [['R1+', 'R-', 'R-'], '2'],
  [['R1+', '&P-', 'R-'], '2'],
  [['R-', '&P2+', 'R-'], '1'],
  [['R-', '&P-', 'R-'], '1,2'],
  [['R1+', 'R2+', 'R3+'], ''],
  // An approval in question holds nobody up who works after it.
  [['R1?', 'P2+', 'R-'], '3'],
])('%j waits for %s', (steps, active) => {
  expect(ids(activeOf(chain(...steps)))).toBe(active)
})

test('a round is through when all is approved and nothing is in question', () => {
  expect(isThrough(chain('R1+', 'R2+'))).toBe(true)
  expect(isThrough(chain('R1?', 'R2+'))).toBe(false)
  expect(isThrough(chain('R1+', 'R2-'))).toBe(false)
})

test('one gives back to earlier stages only, and from there on all approvals fall', () => {
  const steps = chain('R1+', '&P2+', 'R3+', 'R-')
  const at = (n: number) => steps[n - 1] as (typeof steps)[number]
  expect(ids(earlierOf(steps, at(4)))).toBe('1,2,3')
  expect(ids(earlierOf(steps, at(2)))).toBe('')
  expect(ids(fallingFrom(steps, at(3)))).toBe('3')
  expect(ids(fallingFrom(steps, at(1)))).toBe('1,2,3')
})

const ALL = ['R1+', 'P2+', 'R3+', 'P4+', 'R5+']
const AUTHOR = 9
test.each<[string, string[], number | null, boolean, string, string]>([
  ['the author', ALL, AUTHOR, true, '1,2,3,4,5', ''],
  ['the system', ALL, null, true, '1,2,3,4,5', ''],
  ['the first reviewer', ALL, 1, true, '1,2,3,4,5', ''],
  ['a reviewer in the middle', ALL, 3, false, '3,4,5', ''],
  ['the last reviewer', ALL, 5, false, '5', ''],
  ['a proofreader, commas only', ALL, 4, true, '4,5', '1,2,3'],
  ['a proofreader, words', ALL, 4, false, '1,2,3,4,5', ''],
  ['a proofreader who has only taken the step', ['R1+', 'P2-'], 2, true, '', '1'],
  ['a proofreader again, commas only', ['R1?', 'P2-'], 2, true, '', ''],
  ['a proofreader again, now words', ['R1?', 'P2-'], 2, false, '1', ''],
  ['a reviewer beside another', ['R1+', 'R2+', '&R3+'], 2, true, '2,3', ''],
  ['a proofreader beside a reviewer, commas only', ['R1+', 'R2+', '&P3-'], 3, true, '', '1,2'],
  ['a proofreader who is first', ['P1-', 'R2-'], 1, true, '', ''],
  ['somebody, before anything is approved', ['R-', 'R-'], AUTHOR, false, '', ''],
])('an edit by %s', (_who, steps, writer, typographic, falls, questions) => {
  const effect = effectOfEdit(chain(...steps), writer, () => typographic)
  expect([ids(effect.falls), ids(effect.questions)]).toEqual([falls, questions])
})

test('texts are compared only where it matters', () => {
  const compare = () => {
    throw new Error('compared')
  }
  expect(() => effectOfEdit(chain(...ALL), 3, compare)).not.toThrow()
  expect(() => effectOfEdit(chain(...ALL), AUTHOR, compare)).not.toThrow()
  expect(() => effectOfEdit(chain(...ALL), 4, compare)).toThrow('compared')
})
