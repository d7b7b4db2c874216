import { readFileSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { env } from '@/lib/env'
import { fileStore, type StoreName } from '@/lib/storage/stores'
import { Failure } from '../launch/failure'
import { damagedFiles, inspectDatabase } from './check'
import type { Inspection } from './inspect'
import { isEmpty, loadInto } from './load'
import { type Backup, FILES_LIST, rowsOf } from './manifest'
import { readFilesList } from './pool'
import { runOn } from './run-on'
import { type Place, requireSpace } from './space'
import { connect } from './tables'

export type Restored = Pick<Inspection, 'revisions' | 'lostFactors'> & {
  database: string
  aside: string | null
  files: number
}

const at = (url: string, database: string) => {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.toString()
}
const nameOf = (url: string) => decodeURIComponent(new URL(url).pathname.slice(1))
const stamp = (now: Date) => now.toISOString().replace(/\D/g, '').slice(0, 14)

const NEWSROOM: Place = {
  folder: env.DATA_DIR,
  refusal: `${env.DATA_DIR} 所在的磁盘快满了，恢复没有完成，原来的内容没有改动。请清理后再恢复。`,
}

/** Puts the files back that the store lacks; gives how many those were. */
async function restoreFiles({ folder, pool }: Backup): Promise<number> {
  let written = 0
  for (const path of readFilesList(readFileSync(join(folder, FILES_LIST), 'utf8')).keys()) {
    const [store, name] = path.split('/') as [StoreName, string]
    const { size } = await stat(join(pool, path))
    const there = await fileStore(store)
      .size(name)
      .catch(() => -1)
    if (there === size) continue
    await requireSpace(NEWSROOM, size)
    await fileStore(store).write(name, await readFile(join(pool, path)))
    written++
  }
  return written
}

/** The steps that are commands of the application, run with the restored database as theirs. */
async function finish(url: string, { name, manifest }: Backup): Promise<void> {
  const facts = { name, rows: rowsOf(manifest), files: manifest.files.count }
  await runOn(url, 'finish.ts', [JSON.stringify(facts)])
}

async function fill(url: string, backup: Backup): Promise<Inspection> {
  await loadInto(url, backup, NEWSROOM)
  const found = await inspectDatabase(url, backup)
  await finish(url, backup)
  return found
}

async function clear(url: string): Promise<void> {
  const client = await connect(url)
  await client
    .query('BEGIN; DROP SCHEMA public CASCADE; CREATE SCHEMA public; COMMIT')
    .finally(() => client.end())
}

/** Fills an empty database; when that fails it is empty again, for half a newsroom must not be started. */
async function fillEmpty(url: string, backup: Backup): Promise<Inspection> {
  try {
    return await fill(url, backup)
  } catch (error) {
    // Where this fails as well, the next try says that there is something in the database.
    await clear(url).catch(() => undefined)
    throw error
  }
}

const IN_USE = new Failure(
  '还有程序连着这个数据库。请先停止所有青言进程（每台机器上的），再恢复。数据库没有改动。',
)
const codeOf = (error: unknown) => (error as { code?: unknown }).code

/** Gives two databases each other's place, in one step: the old one keeps its rows under another name. */
async function swap(admin: pg.Client, names: { now: string; fresh: string; aside: string }): Promise<void> {
  const [now, fresh, aside] = [names.now, names.fresh, names.aside].map(pg.escapeIdentifier)
  try {
    await admin.query('BEGIN')
    await admin.query(`ALTER DATABASE ${now} RENAME TO ${aside}`)
    await admin.query(`ALTER DATABASE ${fresh} RENAME TO ${now}`)
    await admin.query('COMMIT')
  } catch (error) {
    await admin.query('ROLLBACK').catch(() => undefined)
    // Somebody came back since we looked.
    throw codeOf(error) === '55006' ? IN_USE : error
  }
}

async function requireUnused(admin: pg.Client, database: string): Promise<void> {
  const { rows } = await admin.query(
    "SELECT FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid() AND backend_type = 'client backend'",
    [database],
  )
  if (rows.length > 0) throw IN_USE
}

async function createBeside(admin: pg.Client, name: string): Promise<void> {
  try {
    await admin.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE template0 ENCODING 'UTF8'`)
  } catch (error) {
    if (codeOf(error) !== '42501') throw error
    throw new Failure(
      '这个数据库用户不能新建数据库，所以不能换上备份。请让管理员另建一个空的数据库，用 DATABASE_URL 指向它，再恢复（不加 --replace）。数据库没有改动。',
    )
  }
}

/** Fills a database beside the present one, which takes its name at the end; nothing is changed before. */
async function replace(url: string, backup: Backup, now: Date) {
  const name = nameOf(url)
  const names = { now: name, fresh: `${name}_restored_${stamp(now)}`, aside: `${name}_before_${stamp(now)}` }
  const admin = await connect(at(url, 'postgres'))
  try {
    await requireUnused(admin, name)
    await createBeside(admin, names.fresh)
    try {
      const found = await fill(at(url, names.fresh), backup)
      await requireUnused(admin, name)
      await swap(admin, names)
      return { found, aside: names.aside }
    } catch (error) {
      await admin.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(names.fresh)}`).catch(() => undefined)
      throw error
    }
  } finally {
    await admin.end()
  }
}

/**
 * Brings a newsroom back from a backup. An empty database is filled; one with a newsroom in it is put aside when
 * `replacing` says so, and refused otherwise. Files come back first: they are in nobody's way.
 */
export async function restore(url: string, backup: Backup, replacing: boolean, now: Date): Promise<Restored> {
  const damaged = await damagedFiles(backup)
  if (damaged.length > 0)
    throw new Failure(`备份里有 ${damaged.length} 个文件缺失或已损坏，例如 ${damaged[0]}。请换一份备份。`)
  const client = await connect(url)
  const empty = await isEmpty(client).finally(() => client.end())
  if (!empty && !replacing)
    throw new Failure(
      '这个数据库里已经有内容。要用备份代替它，请加上 --replace：原来的数据库会改名留着；或另建一个空的数据库，用 DATABASE_URL 指向它。',
    )
  const files = await restoreFiles(backup)
  const { found, aside } = empty
    ? { found: await fillEmpty(url, backup), aside: null }
    : await replace(url, backup, now)
  return { database: nameOf(url), files, aside, revisions: found.revisions, lostFactors: found.lostFactors }
}
