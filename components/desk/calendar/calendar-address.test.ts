import { expect, test } from 'vitest'
import { calendarAddress } from './calendar-address'

test('what is not asked for is not in the address', () => {
  expect(calendarAddress({ view: 'week', column: 3 }, { on: '2026-02-03', column: undefined })).toBe(
    '/admin/calendar?view=week&on=2026-02-03',
  )
})
