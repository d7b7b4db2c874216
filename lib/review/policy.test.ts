import { expect, test } from 'vitest'
import { can } from '@/lib/auth/permissions'
import { Role } from '@/lib/db/generated/enums'
import { holdingPolicy, PRESETS, pathOf, REVIEWING_ROLES } from './policy'
import { policyInput } from './schema'

const columns = [
  { id: 1, parentId: null },
  { id: 2, parentId: 1 },
  { id: 3, parentId: 2 },
  { id: 4, parentId: null },
]
const [top, middle, site] = [{ columnId: 1 }, { columnId: 2 }, { columnId: null }]

test.each([
  ['the column’s own', 2, [top, middle, site], middle],
  ['the nearest above', 3, [top, middle, site], middle],
  ['the top’s', 3, [top, site], top],
  ['the site’s', 4, [top, middle, site], site],
  ['the site’s, without a column', null, [top, site], site],
  ['the site’s, for a column that is gone', 99, [top, site], site],
  ['none', 4, [top, middle], null],
  ['not one from below', 1, [middle], null],
])('%s holds', (_which, column, policies, holds) => {
  expect(holdingPolicy(pathOf(columns, column), policies)).toBe(holds)
})

test('every preset can be saved as it is', () => {
  for (const { steps } of PRESETS) {
    const parsed = policyInput.parse({ columnId: '', version: '0', steps: JSON.stringify(steps) })
    expect(parsed.steps).toEqual(steps)
  }
})

test('the roles that may be asked are those with the permission', () => {
  const may = Object.values(Role).filter((role) =>
    can({ id: 1, role, name: '', limits: null }, 'article.review'),
  )
  expect(may.toSorted()).toEqual(REVIEWING_ROLES.toSorted())
})

const step = { kind: 'REVIEW', name: '终审', roles: ['CHIEF'], userIds: [], dueHours: null, alongside: false }
test.each([
  ['no name', [{ ...step, name: ' ' }], '请填写审次名称'],
  ['a name twice', [step, step], '审次名称不能重复：“终审”'],
  ['nobody', [{ ...step, roles: [] }], '请选择“终审”由谁来审'],
  ['a role that may not review', [{ ...step, roles: ['AUTHOR'] }], '请选择“终审”由谁来审'],
  ['a proof at the end', [{ ...step, kind: 'PROOF' }], '最后一步须是“审”，它就是签发'],
  [
    'two at once at the end',
    [step, { ...step, name: '会签', alongside: true }],
    '最后一步须单独进行，它就是签发',
  ],
  ['no whole hours', [{ ...step, dueHours: 0 }], '时限须在 1 到 720 小时之间'],
  ['too many', Array.from({ length: 13 }, (_, n) => ({ ...step, name: `审${n}` })), '审校最多 12 步'],
])('%s is refused with a reason', (_what, steps, message) => {
  const parsed = policyInput.safeParse({ columnId: '1', version: '0', steps: JSON.stringify(steps) })
  expect(parsed.error?.issues.map((issue) => issue.message)).toContain(message)
})

test('what is no list of steps is refused in words', () => {
  for (const steps of ['', '{', '{}', 'null'])
    expect(policyInput.safeParse({ columnId: '', version: '0', steps }).error?.issues[0]?.message).toMatch(
      /流程/,
    )
})
