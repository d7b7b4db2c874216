import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../launch/failure'
import { tryLock } from '../launch/lock.mjs'
import { commandOf } from '../launch/process-facts.mjs'
import { beginSnapshot, dumpTables } from './dump'
import { syncFolder, writeDurably } from './durable'
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
import { Pool, readFilesList, STORES, writeFilesList } from './pool'
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

/** The hashes that the newest backup has noted; none when it is damaged, which is no reason to make no other. */
function knownFiles(within: string): Map<string, string> {
  const newest = listBackups(within).at(-1)
  if (newest === undefined) return new Map()
  try {
    const { folder, manifest } = readBackup(newest, within)
    const list = readFileSync(join(folder, FILES_LIST), 'utf8')
    if (hashOf(list) === manifest.files.sha256) return readFilesList(list)
  } catch {
    // `backup verify` says what is wrong with it.
  }
  return new Map()
}

async function write(url: string, folder: string, within: string): Promise<Manifest> {
  const pool = await Pool.open(join(within, POOL), knownFiles(within))
  const client = await connect(url)
  try {
    // Most files go before the snapshot, so that it need not be held for long; what was added meanwhile goes within it.
    await pool.fill(client)
    const facts = await beginSnapshot(client)
    await pool.fill(client)
    const tables = await dumpTables(client, folder)
    await client.query('COMMIT')
    await pool.settle()
    const list = writeFilesList(pool.hashes)
    await writeDurably(join(folder, FILES_LIST), list)
    const files = { count: pool.hashes.size, sha256: hashOf(list) }
    return { format: 1, version: VERSION, ...facts, tables, files, missing: [...pool.missing] }
  } finally {
    await client.end()
  }
}

/** A backup that was not finished, or is on its way out. */
const PART = /^\d{8}T\d{6}Z\.part$/
const isBackingUp = (pid: number) => commandOf(pid).includes('cms.ts')

/** Does `work` while nobody else writes to the backups of a folder. */
async function alone<T>(within: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(within, { recursive: true, mode: 0o700 })
  const lock = join(within, LOCK)
  const holder = tryLock(lock, isBackingUp)
  if (holder !== 0) throw new Failure(`另一次备份（进程 ${holder}）正在写 ${within}，请等它完成。`)
  try {
    for (const one of await readdir(within))
      if (PART.test(one)) await rm(join(within, one), { recursive: true })
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

/**
 * Backs up database and files into a folder of `within`, while writing goes on; the folder gets its name when
 * everything is in it. One at a time; what a killed one left is removed.
 */
export function makeBackup(url: string, within: string, now: Date): Promise<Backup> {
  return alone(within, async () => {
    const name = backupName(now)
    const draft = join(within, `${name}.part`)
    if (existsSync(join(within, name))) throw new Failure(`${name} 已经有了，请过一秒再试。`)
    mkdirSync(draft, { mode: 0o700 })
    try {
      const manifest = await write(url, draft, within)
      await writeDurably(join(draft, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`)
      await syncFolder(draft)
      await rename(draft, join(within, name))
      await syncFolder(within)
    } finally {
      rmSync(draft, { recursive: true, force: true })
    }
    return readBackup(name, within)
  })
}

const filesOf = (within: string, name: string) =>
  readFilesList(readFileSync(join(within, name, FILES_LIST), 'utf8')).keys()

/** Removes all backups but the newest `keep`, and the files that none of those names; gives the names that went. */
export function pruneBackups(within: string, keep: number): Promise<string[]> {
  return alone(within, async () => {
    const all = listBackups(within)
    const gone = all.slice(0, Math.max(0, all.length - keep))
    if (gone.length === 0) return gone
    const named = new Set(all.slice(gone.length).flatMap((name) => [...filesOf(within, name)]))
    for (const name of gone) {
      // Half a backup must not look like a whole one.
      await rename(join(within, name), join(within, `${name}.part`))
      await rm(join(within, `${name}.part`), { recursive: true })
    }
    for (const store of STORES)
      for (const name of await readdir(join(within, POOL, store)))
        if (!named.has(`${store}/${name}`)) await rm(join(within, POOL, store, name))
    return gone
  })
}
