import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../launch/failure'
import { tryLock } from '../launch/lock.mjs'
import { beginSnapshot, dumpTables } from './dump'
import {
  BACKUP_NAME,
  type Backup,
  backupName,
  FILES_LIST,
  hashOf,
  MANIFEST,
  type Manifest,
  POOL,
  readBackup,
} from './manifest'
import { Pool, readFilesList, writeFilesList } from './pool'
import { connect } from './tables'

const LOCK = 'backup.lock'
const VERSION = (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version

/** The finished backups of a folder, oldest first. */
export function listBackups(within: string): string[] {
  if (!existsSync(within)) return []
  return readdirSync(within)
    .filter((name) => BACKUP_NAME.test(name) && existsSync(join(within, name, MANIFEST)))
    .sort()
}

/** Writes a file whole and forced to disk. */
async function keep(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function write(url: string, folder: string, within: string): Promise<Manifest> {
  const newest = listBackups(within).at(-1)
  const pool = await Pool.open(join(within, POOL), newest ? join(within, newest, FILES_LIST) : null)
  const client = await connect(url)
  try {
    // Most files go before the snapshot, so that it need not be held for long; what was added meanwhile goes within it.
    await pool.fill(client)
    const facts = await beginSnapshot(client)
    await pool.fill(client)
    const tables = await dumpTables(client, folder)
    await client.query('COMMIT')
    const list = writeFilesList(pool.hashes)
    await keep(join(folder, FILES_LIST), list)
    const files = { count: pool.hashes.size, sha256: hashOf(list) }
    return { format: 1, version: VERSION, ...facts, tables, files, missing: [...pool.missing] }
  } finally {
    await client.end()
  }
}

/**
 * Backs up database and files into a folder of `within`, while writing goes on; the folder gets its name when
 * everything is in it. One at a time; what a killed one left is removed.
 */
export async function makeBackup(url: string, within: string, now: Date): Promise<Backup> {
  mkdirSync(within, { recursive: true, mode: 0o700 })
  const holder = tryLock(join(within, LOCK))
  if (holder !== 0) throw new Failure(`另一次备份（进程 ${holder}）正在写 ${within}，请等它完成。`)
  const name = backupName(now)
  const draft = join(within, `${name}.part`)
  try {
    for (const one of await readdir(within))
      if (one.endsWith('.part')) await rm(join(within, one), { recursive: true })
    if (existsSync(join(within, name))) throw new Failure(`${name} 已经有了，请过一秒再试。`)
    mkdirSync(draft, { mode: 0o700 })
    const manifest = await write(url, draft, within)
    await keep(join(draft, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`)
    await rename(draft, join(within, name))
  } finally {
    rmSync(draft, { recursive: true, force: true })
    rmSync(join(within, LOCK), { force: true })
  }
  return readBackup(name, within)
}

/** Removes all backups but the newest `keep`, and the files that none of those names; gives the names that went. */
export async function pruneBackups(within: string, keep: number): Promise<string[]> {
  const all = listBackups(within)
  const gone = all.slice(0, Math.max(0, all.length - keep))
  if (gone.length === 0) return gone
  for (const name of gone) await rm(join(within, name), { recursive: true })
  const named = new Set(
    all
      .slice(gone.length)
      .flatMap((name) => [...readFilesList(readFileSync(join(within, name, FILES_LIST), 'utf8')).keys()]),
  )
  for (const store of ['media', 'files'])
    for (const name of await readdir(join(within, POOL, store)))
      if (!named.has(`${store}/${name}`)) await rm(join(within, POOL, store, name))
  return gone
}
