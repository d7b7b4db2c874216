import { tmpdir } from 'node:os'
import { afterEach, expect, test } from 'vitest'
import { env } from '@/lib/env'
import { requireSpace, withinSpace } from './space'

const MIB = 1024 * 1024
const place = { folder: tmpdir(), refusal: '这里快满了' }
const { DISK_RESERVE_MB } = env
const reserve = (megabytes: number) => Object.assign(env, { DISK_RESERVE_MB: megabytes })
afterEach(() => reserve(DISK_RESERVE_MB))

test('what would take the last of the disk is refused before it begins', async () => {
  reserve(0)
  await requireSpace(place, MIB)
  await expect(requireSpace(place, Number.MAX_SAFE_INTEGER)).rejects.toThrow('这里快满了')
})

test('what is being written stops when the disk has filled meanwhile', async () => {
  reserve(0)
  async function* source() {
    for (let n = 0; n < 64; n++) yield Buffer.alloc(MIB)
  }
  let passed = 0
  const read = async () => {
    for await (const bytes of withinSpace(place, source())) {
      passed += bytes.byteLength
      // More than any disk has.
      if (passed === 20 * MIB) reserve(10 ** 9)
    }
  }
  await expect(read()).rejects.toThrow('这里快满了')
  expect(passed).toBe(31 * MIB)
})
