import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { env } from '@/lib/env'
import { storeImage } from '@/lib/media/commands'
import { system } from '@/test/newsroom'
import { plainPicture } from '@/test/pictures'
import { listBackups, makeBackup, pruneBackups } from './make'

const within = mkdtempSync(join(tmpdir(), 'qingyan-pool-'))
const own = env.DATABASE_URL
let clock = Date.parse('2026-03-02T02:00:00Z')
/** A moment no backup has had yet. */
const moment = () => {
  clock += 60_000
  return new Date(clock)
}

beforeAll(async () => {
  await storeImage(system, await plainPicture(700, 400), '山.png')
})
afterAll(() => rmSync(within, { recursive: true, force: true }))

test('of two backups at once the second is refused, also while one only cleans up; a lock left behind stops nobody', async () => {
  await makeBackup(own, within, moment())
  const lock = join(within, 'backup.lock')
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', 'scripts/cms.ts'])
  writeFileSync(lock, String(other.pid))
  await expect(makeBackup(own, within, moment())).rejects.toThrow(`另一次备份（进程 ${other.pid}）正在写`)
  await expect(pruneBackups(within, 1)).rejects.toThrow('另一次备份')
  other.kill()
  await once(other, 'exit')
  await makeBackup(own, within, moment())
  // The number of a killed one now belongs to some other program.
  writeFileSync(lock, String(process.ppid))
  const backup = await makeBackup(own, within, moment())
  expect(existsSync(lock)).toBe(false)
  // One that is damaged is no reason to make no other.
  const newest = join(within, listBackups(within).at(-1) ?? '', 'files.txt')
  const list = readFileSync(newest)
  writeFileSync(newest, 'not a list')
  expect((await makeBackup(own, within, moment())).manifest.files).toEqual(backup.manifest.files)
  writeFileSync(newest, list)
})

test('files go when no backup names them any more, and what is known to be there is not copied again', async () => {
  const first = await makeBackup(own, within, moment())
  const pool = join(within, 'files', 'media')
  const pictures = readdirSync(pool)
  const numbers = () => pictures.map((name) => statSync(join(pool, name)).ino)
  const before = numbers()
  expect(pictures).toHaveLength(first.manifest.files.count)
  writeFileSync(join(pool, 'left-320.webp'), 'nobody names it')
  writeFileSync(join(pool, 'cut-320.webp.part'), 'a killed backup')
  const second = await makeBackup(own, within, moment())
  expect(second.manifest.files).toEqual(first.manifest.files)
  expect(numbers()).toEqual(before)
  expect(existsSync(join(pool, 'cut-320.webp.part'))).toBe(false)
  expect(await pruneBackups(within, 1)).toContain(first.name)
  expect(readdirSync(pool)).toEqual(pictures)
})
