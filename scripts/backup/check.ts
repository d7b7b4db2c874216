import { spawn } from 'node:child_process'
import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { ensureDatabase, startCluster } from '../db/cluster'
import { Failure } from '../launch/failure'
import { FROM_SOURCE } from '../launch/node-flags'
import type { Inspection } from './inspect'
import { loadInto } from './load'
import { type Backup, FILES_LIST, hashOf, tableFile } from './manifest'
import { hashFile, readFilesList } from './pool'
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
  const child = spawn(
    process.execPath,
    [...FROM_SOURCE, join('scripts', 'backup', 'inspect.ts'), seq, hash],
    {
      env: { ...process.env, DATABASE_URL: url },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const said = await text(child.stdout)
  const found = JSON.parse(said.trim().split('\n').at(-1) || '{"wrong":[-1]}') as Inspection
  if (found.wrong.length > 0)
    throw new Failure(`有 ${found.wrong.length} 个版本的内容与它的校验值不符，例如版本 ${found.wrong[0]}。`)
  if (found.chain) throw new Failure(`操作日志的链对不上（${found.chain}）。请换一份备份，并核对操作日志。`)
  return found
}

/** Restores a backup into a PostgreSQL of its own that is thrown away afterwards, and compares everything. */
export async function checkBackup(backup: Backup): Promise<Checked> {
  const damaged = await damagedFiles(backup)
  if (damaged.length > 0)
    throw new Failure(
      `备份里有 ${damaged.length} 个文件缺失或已损坏，例如 ${damaged[0]}。从备份文件夹里删掉损坏的文件，再备份一次就会补上。`,
    )
  const dataDir = mkdtempSync(join(tmpdir(), 'qingyan-scratch-'))
  const cluster = await startCluster({ dataDir, throwAway: true })
  try {
    const url = await ensureDatabase(cluster, 'scratch')
    await loadInto(url, backup)
    const { revisions } = await inspectDatabase(url, backup)
    const { tables, files } = backup.manifest
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    return { tables: tables.length, rows, revisions, files: files.count }
  } finally {
    await cluster.stop()
    rmSync(cluster.folder, { recursive: true, force: true })
    rmSync(dataDir, { recursive: true, force: true })
  }
}
