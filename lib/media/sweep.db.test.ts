import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { env } from '@/lib/env'
import { JOBS } from '@/lib/worker/jobs'
import { later, NOW, system } from '@/test/newsroom'
import { storeImage, sweepOrphanFiles } from './commands'

const folder = join(env.DATA_DIR, 'media')
beforeAll(() => mkdirSync(folder, { recursive: true }))

/** A file of the folder that was last written at the moment. */
function age(name: string, at: Date): void {
  utimesSync(join(folder, name), at, at)
}
function leave(name: string, at: Date): void {
  writeFileSync(join(folder, name), 'x')
  age(name, at)
}
const there = (name: string) => existsSync(join(folder, name))

test('a file with a row stays however old, one without goes after an hour, an unfinished one too (R-25)', async () => {
  const bytes = await sharp({ create: { width: 640, height: 400, channels: 3, background: '#5a8' } })
    .png()
    .toBuffer()
  const { key, widths } = await storeImage(system, bytes, 'wetland.png')
  const kept = widths.map((width) => `${key}-${width}.webp`)
  for (const name of kept) age(name, later(-9000))
  leave('lost-480.webp', later(-61))
  leave(`${key}-7.webp`, later(-61))
  leave('lost-960.webp.0a1b.part', later(-61))
  leave('young-480.webp', later(-59))
  expect(await sweepOrphanFiles(NOW)).toBe(3)
  expect(kept.length).toBeGreaterThan(0)
  expect([...kept, 'young-480.webp'].filter((name) => !there(name))).toEqual([])
  expect(['lost-480.webp', `${key}-7.webp`, 'lost-960.webp.0a1b.part'].filter(there)).toEqual([])
})

test('the worker does it every hour', () => {
  expect(JOBS.find(({ run }) => run === sweepOrphanFiles)?.every).toBe(3_600_000)
})
