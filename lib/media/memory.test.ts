import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FROM_SOURCE } from '@/scripts/launch/node-flags'

// The kinds that cost most, as large as they may be; decoded in a process of its own, which tells its peak.
const folder = mkdtempSync(join(tmpdir(), 'qingyan-memory-'))
beforeAll(async () => {
  const draw = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#567' } })
  await draw(8300, 6000).jpeg({ progressive: true, quality: 60 }).toFile(join(folder, 'a.jpg'))
  await draw(8300, 6000).png({ progressive: true, compressionLevel: 1 }).toFile(join(folder, 'b.png'))
  await draw(4000, 4000).avif({ effort: 0 }).toFile(join(folder, 'c.avif'))
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const PROGRAM = `
import { readdirSync, readFileSync } from 'node:fs'
import { makeRenditions } from './lib/media/renditions.ts'
let peak = 0
const watch = setInterval(() => { peak = Math.max(peak, process.memoryUsage.rss()) }, 10)
let made = 0
for (const name of readdirSync(process.env.PICTURES))
  made += (await makeRenditions(readFileSync(process.env.PICTURES + '/' + name))).files.length
clearInterval(watch)
process.stdout.write(made + ' ' + Math.round(peak / 1024 / 1024))
`

test('the largest pictures that are taken, one after another, take less than 512 MB (S-44, R-30)', () => {
  const out = execFileSync(process.execPath, [...FROM_SOURCE, '--input-type=module', '-e', PROGRAM], {
    encoding: 'utf8',
    env: { ...process.env, PICTURES: folder },
  })
  const [made = 0, peak = 0] = out.split(' ').map(Number)
  expect(made).toBe(15)
  expect(peak).toBeGreaterThan(50)
  expect(peak).toBeLessThan(512)
}, 120_000)
