import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DOORS } from '@/e2e/support/doors'
import { doorsOnDisk } from '@/e2e/support/doors-on-disk'

test('the table of doors names every page, route and method that there is, and nothing else', () => {
  expect(Object.keys(DOORS).sort()).toEqual(doorsOnDisk(join(import.meta.dirname, '..', '..')))
})
