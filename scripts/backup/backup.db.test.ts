import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { saveArticle } from '@/lib/articles/commands'
import { env } from '@/lib/env'
import { storeImage } from '@/lib/media/commands'
import { listenToCommands } from '@/test/command-line'
import { draft, makeColumn, makeDraft, makePublished, NOW, system } from '@/test/newsroom'
import { plainPicture } from '@/test/pictures'
import { backupCommand } from '../cms/backup'
import { ask } from '../db/ask'
import { migrationsList } from '../db/engine'
import { migrate } from '../db/migrate'
import { damagedFiles } from './check'
import { makeBackup } from './make'
import { MANIFEST, readBackup } from './manifest'
import { restore } from './restore'

// Whole programs are started in these tests, on machines that may be busy.
vi.setConfig({ testTimeout: 240_000 })

const within = mkdtempSync(join(tmpdir(), 'qingyan-backup-'))
const own = env.DATABASE_URL
const made: string[] = []
const said = listenToCommands()

const server = `${inject('serverUrl')}postgres`

/** An empty database whose owner is nobody special. */
async function emptyDatabase(name: string): Promise<string> {
  made.push(name)
  await ask(server, `CREATE DATABASE ${name} OWNER plain_owner TEMPLATE template0 ENCODING 'UTF8'`)
  const url = new URL(inject('serverUrl') + name)
  url.username = 'plain_owner'
  url.password = 'plain'
  return url.toString()
}

const titles = (url: string) =>
  ask<{ id: number; title: string }>(url, 'SELECT id, title FROM articles ORDER BY id')
let clock = Date.parse('2026-03-02T02:00:00Z')
/** A moment no backup has had yet. */
const moment = () => {
  clock += 60_000
  return new Date(clock)
}

beforeAll(async () => {
  await ask(
    server,
    "DO $$ BEGIN CREATE ROLE plain_owner LOGIN PASSWORD 'plain'; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
  )
  const column = await makeColumn('回收')
  const bytes = await plainPicture(700, 400)
  const picture = await storeImage(system, bytes, '山.png')
  await makePublished({ columnId: column.id, title: '第一篇\t带制表符\\N与反斜杠', coverId: picture.id })
  // As for a picture whose AVIF would have been no smaller: done, and none was made.
  await ask(own, 'UPDATE media SET avif = true')
})
afterAll(async () => {
  for (const name of made) await ask(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  rmSync(within, { recursive: true, force: true })
})

test('a backup made while people write restores to the byte, as an owner without special rights, and the site goes on from there (R-28)', async () => {
  const column = await makeColumn('同时写')
  const before = await makePublished({ columnId: column.id, title: '备份之前确认的' })
  let writing = true
  const writers = Array.from({ length: 3 }, async (_, n) => {
    let ref = await makeDraft(system)
    for (let count = 1; writing; count++) {
      ref = await saveArticle(system, { ...draft({ title: `写手${n} 第 ${count} 次` }), ...ref }, NOW)
      await makePublished({ columnId: column.id })
    }
  })
  const backup = await makeBackup(own, within, moment())
  writing = false
  await Promise.all(writers)
  const after = await makePublished({ columnId: column.id, title: '备份之后的' })

  expect(backup.manifest.missing).toEqual([])
  const url = await emptyDatabase('restore_busy')
  const media = await ask<{ key: string; widths: number[] }>(own, 'SELECT key, widths FROM media')
  const lost = join(env.DATA_DIR, 'media', `${media[0]?.key}-${media[0]?.widths[0]}.webp`)
  rmSync(lost)
  const done = await restore(url, backup, false, moment())
  expect([done.aside, done.files]).toEqual([null, 1])
  expect(existsSync(lost)).toBe(true)
  const ids = (await titles(url)).map(({ id }) => id)
  expect(ids).toContain(before.id)
  expect(ids).not.toContain(after.id)
  // Rules are watched again, counters go on, and the restore is in the chain.
  await expect(ask(url, "UPDATE audit_events SET action = 'x'")).rejects.toThrow('never changed')
  await expect(ask(url, 'DELETE FROM categories')).rejects.toThrow('foreign key')
  const [next] = await ask<{ id: number }>(
    url,
    "INSERT INTO articles (title, body) VALUES ('新的', '{}') RETURNING id",
  )
  expect(next?.id).toBeGreaterThan(Math.max(...ids))
  const [event] = await ask(url, 'SELECT action, subject_id FROM audit_events ORDER BY id DESC LIMIT 1')
  expect(event).toEqual({ action: 'backup.restore', subject_id: backup.name })
  const [stale] = await ask<{ left: number }>(
    url,
    'SELECT count(*)::int AS left FROM cache_tags WHERE hard_xid IS NULL',
  )
  expect(stale?.left).toBe(0)
})

test('a full database is refused, or put aside when told to; nobody may be using it', async () => {
  const backup = await makeBackup(own, within, moment())
  // As the server's own user: an ordinary owner may not make databases.
  const name = 'restore_full'
  await emptyDatabase(name)
  const url = inject('serverUrl') + name
  await restore(url, backup, false, moment())
  await ask(url, "UPDATE articles SET title = '备份以后改的' WHERE id = (SELECT min(id) FROM articles)")
  await expect(restore(url, backup, false, moment())).rejects.toThrow('已经有内容')
  const owners = url.replace(/\/\/[^@]*@/, '//plain_owner:plain@')
  await expect(restore(owners, backup, true, moment())).rejects.toThrow('另建一个空的数据库')

  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await expect(restore(url, backup, true, moment())).rejects.toThrow('还有程序连着')
  await client.end()

  const { aside } = await restore(url, backup, true, moment())
  made.push(aside ?? '')
  expect((await titles(url))[0]?.title).toBe('第一篇\t带制表符\\N与反斜杠')
  expect((await titles(inject('serverUrl') + aside))[0]?.title).toBe('备份以后改的')
  expect(await ask(server, "SELECT FROM pg_database WHERE datname LIKE 'restore_full_restored%'")).toEqual([])
})

test('a backup that was damaged is refused before anything is changed (R-28)', async () => {
  const backup = await makeBackup(own, within, moment())
  const file = join(backup.folder, 'articles.copy.gz')
  const bytes = readFileSync(file)
  writeFileSync(file, bytes.subarray(0, bytes.length - 20))
  expect(await damagedFiles(backup)).toEqual(['articles.copy.gz'])
  const url = await emptyDatabase('restore_damaged')
  await expect(restore(url, backup, false, moment())).rejects.toThrow('缺失或已损坏，例如 articles.copy.gz')
  expect(await ask(url, "SELECT FROM pg_class WHERE relname = 'articles'")).toEqual([])

  writeFileSync(file, bytes)
  const [picture = ''] = readdirSync(join(backup.pool, 'media'))
  const kept = readFileSync(join(backup.pool, 'media', picture))
  writeFileSync(join(backup.pool, 'media', picture), Buffer.concat([kept, Buffer.from('x')]))
  expect(await damagedFiles(backup)).toEqual([`media/${picture}`])
  writeFileSync(join(backup.pool, 'media', picture), kept)
  expect(await damagedFiles(backup)).toEqual([])
})

test('what does not pass the application’s own rules leaves an empty database empty, for the next try', async () => {
  const backup = await makeBackup(own, within, moment())
  const audit = { seq: backup.manifest.audit?.seq ?? '', hash: '0'.repeat(64) }
  const forged = { ...backup, manifest: { ...backup.manifest, audit } }
  const url = await emptyDatabase('restore_forged')
  await expect(restore(url, forged, false, moment())).rejects.toThrow('操作日志的链对不上')
  expect(await ask(url, "SELECT FROM pg_class WHERE relname = 'articles'")).toEqual([])
  await restore(url, backup, false, moment())
  expect((await titles(url)).length).toBeGreaterThan(0)
})

test('a backup of an older version comes back in today’s form; one of a newer version is refused (R-27)', async () => {
  const names = migrationsList().migrationDirectories.map(({ path }) => path)
  const older = await emptyDatabase('restore_older')
  await migrate(older, names.slice(0, -3))
  await ask(older, "INSERT INTO sources (name, slug) VALUES ('旧稿源', 'old')")
  const backup = await makeBackup(older, within, moment())
  expect(backup.manifest.migrations).toEqual(names.slice(0, -3))
  const url = await emptyDatabase('restore_newer')
  await restore(url, backup, false, moment())
  expect(await ask(url, 'SELECT name FROM sources')).toEqual([{ name: '旧稿源' }])
  expect(await migrate(url)).toEqual([])

  const file = join(backup.folder, MANIFEST)
  writeFileSync(file, readFileSync(file, 'utf8').replace(names[0] ?? '', '20990101000000_from_the_future'))
  const again = readBackup(backup.name, within)
  await expect(restore(await emptyDatabase('restore_future'), again, false, moment())).rejects.toThrow(
    '更新的版本',
  )
})

test('the command backs up, proves that it can be restored, and keeps as many as it is told', async () => {
  const run = (...args: string[]) => backupCommand().parseAsync(['--to', within, ...args], { from: 'user' })
  mkdirSync(join(within, '20260101T000000Z.part'))
  writeFileSync(join(within, 'film.part'), 'somebody else’s')
  await run('--verify', '--keep', '1')
  expect(process.exitCode).toBe(0)
  expect(said.join('\n')).toMatch(
    /✓ 备份完成[\s\S]+可以恢复：在临时数据库里恢复后逐行比对，\d+ 张表 \d+ 行一致/,
  )
  const left = readdirSync(within).filter((name) => /^\d/.test(name))
  expect(left).toHaveLength(1)
  expect(existsSync(join(within, 'film.part'))).toBe(true)
  const [recorded] = await ask(own, "SELECT subject_id FROM audit_events WHERE action = 'backup.make'")
  expect(recorded?.subject_id).toBe(left[0])

  said.length = 0
  rmSync(join(within, left[0] ?? '', 'tags.copy.gz'))
  await run('verify')
  expect([process.exitCode, said.join()]).toEqual([1, expect.stringContaining('例如 tags.copy.gz')])
})
