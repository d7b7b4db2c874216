import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FROM_SOURCE } from '@/scripts/launch/node-flags'

// Fifty megapixels in each of the ways that cost most; made here, decoded in a process of its own that tells its peak.
const folder = mkdtempSync(join(tmpdir(), 'qingyan-memory-'))
const large = { width: 8300, height: 6000, background: '#567' }
beforeAll(async () => {
  const file = (name: string) => join(folder, name)
  const plain = sharp({ create: { ...large, channels: 3 } })
  await plain.clone().jpeg({ progressive: true, quality: 60 }).toFile(file('progressive.jpg'))
  await plain.clone().withMetadata({ orientation: 6 }).jpeg({ quality: 60 }).toFile(file('turned.jpg'))
  await sharp({ create: { ...large, channels: 4 } })
    .toColourspace('rgb16')
    .png()
    .toFile(file('deep.png'))
  await plain.clone().png({ progressive: true }).toFile(file('interlaced.png'))
  const small = { ...large, width: 5400, height: 3700 }
  await sharp({ create: { ...small, channels: 3 } })
    .avif({ effort: 0 })
    .toFile(file('twenty.avif'))
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const PROGRAM = `
import { readFileSync } from 'node:fs'
import { makeRenditions } from './lib/media/renditions.ts'
const bytes = readFileSync(process.env.PICTURE)
let peak = 0
const watch = setInterval(() => { peak = Math.max(peak, process.memoryUsage.rss()) }, 10)
const { files } = await makeRenditions(bytes)
clearInterval(watch)
process.stdout.write(files.length + ' ' + Math.round(peak / 1024 / 1024))
`

test.each(['progressive.jpg', 'turned.jpg', 'deep.png', 'interlaced.png', 'twenty.avif'])(
  '%s takes less than 512 MB',
  (name) => {
    const out = execFileSync(process.execPath, [...FROM_SOURCE, '--input-type=module', '-e', PROGRAM], {
      encoding: 'utf8',
      env: { ...process.env, PICTURE: join(folder, name) },
    })
    const [files = 0, peak = 0] = out.split(' ').map(Number)
    expect(files).toBe(3)
    expect(peak).toBeGreaterThan(50)
    expect(peak).toBeLessThan(512)
  },
  60_000,
)
