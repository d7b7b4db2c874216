import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { type Cluster, ensureDatabase, startCluster } from '../db/cluster'
import { Failure } from '../launch/failure'
import type { Inspection } from './inspect'
import { loadInto } from './load'
import { type Backup, FILES_LIST, hashOf, rowsOf, tableFile } from './manifest'
import { hashFile, readFilesList } from './pool'
import { runOn } from './run-on'
import type { Place } from './space'
import { Tally } from './tables'

export type Checked = { tables: number; rows: number; revisions: number; files: number }

async function damagedTables(folder: string, manifest: Backup['manifest']): Promise<string[]> {
  const damaged: string[] = []
  for (const { name, rows, sha256 } of manifest.tables) {
    const tally = new Tally()
    const read = pipeline(createReadStream(tableFile(folder, name)), createGunzip(), tally.resume())
    const whole = await read.then(
      () => true,
      () => false,
    )
    if (!whole || tally.rows !== rows || tally.digest() !== sha256)
      damaged.push(basename(tableFile(folder, name)))
  }
  return damaged
}

/** The files of a backup that are not there, or not what they were. */
export async function damagedFiles({ folder, pool, manifest }: Backup): Promise<string[]> {
  const list = existsSync(join(folder, FILES_LIST)) ? readFileSync(join(folder, FILES_LIST), 'utf8') : ''
  if (hashOf(list) !== manifest.files.sha256) return [FILES_LIST]
  const damaged = await damagedTables(folder, manifest)
  for (const [path, hash] of readFilesList(list))
    if ((await hashFile(join(pool, path)).catch(() => '')) !== hash) damaged.push(path)
  return damaged
}

/** Lets the application's own rules look at a database that was filled from the backup; a Failure when they find something. */
export async function inspectDatabase(url: string, { manifest }: Backup): Promise<Inspection> {
  const { seq = '', hash = '' } = manifest.audit ?? {}
  const found = JSON.parse(await runOn(url, 'inspect.ts', [seq, hash])) as Inspection
  if (found.wrong.length > 0)
    throw new Failure(`有 ${found.wrong.length} 个版本的内容与它的校验值不符，例如版本 ${found.wrong[0]}。`)
  if (found.chain) throw new Failure(`操作日志的链对不上（${found.chain}）。请换一份备份，并核对操作日志。`)
  return found
}

/** Does `work` with an empty database of a PostgreSQL that is removed afterwards. */
async function onScratch<T>(work: (url: string, place: Place) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'qingyan-scratch-'))
  const refusal = `${tmpdir()} 所在的磁盘快满了，试恢复没有做完，备份和网站都没有改动。请清理，或用 TMPDIR 另指一个地方。`
  let cluster: Cluster | null = null
  try {
    cluster = await startCluster({ dataDir, throwAway: true })
    return await work(await ensureDatabase(cluster, 'scratch'), { folder: cluster.folder, refusal })
  } finally {
    await cluster?.stop()
    for (const folder of [cluster?.folder, dataDir])
      if (folder) rmSync(folder, { recursive: true, force: true })
  }
}

/** Restores a backup into a PostgreSQL of its own that is thrown away afterwards, and compares everything. */
export async function checkBackup(backup: Backup): Promise<Checked> {
  const damaged = await damagedFiles(backup)
  if (damaged.length > 0)
    throw new Failure(
      `备份里有 ${damaged.length} 个文件缺失或已损坏，例如 ${damaged[0]}。从备份文件夹里删掉损坏的文件，再备份一次就会补上。`,
    )
  const revisions = await onScratch(async (url, place) => {
    await loadInto(url, backup, place)
    return (await inspectDatabase(url, backup)).revisions
  })
  const { tables, files } = backup.manifest
  return { tables: tables.length, rows: rowsOf(backup.manifest), revisions, files: files.count }
}
