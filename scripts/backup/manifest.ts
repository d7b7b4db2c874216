import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { z } from 'zod'
import { Failure } from '../launch/failure'

const sha256 = z.string().regex(/^[\da-f]{64}$/)
const name = z.string().regex(/^[a-z_][a-z0-9_]*$/)

const manifest = z.object({
  format: z.literal(1),
  /** The moment of the snapshot. */
  at: z.iso.datetime(),
  /** Of Qingyan, and of the database server. */
  version: z.string(),
  server: z.string(),
  /** The migrations that had made the tables, in order. */
  migrations: z.array(z.string()),
  tables: z.array(z.object({ name, columns: z.array(name), rows: z.int(), sha256 })),
  sequences: z.array(z.object({ name, value: z.string().regex(/^\d+$/) })),
  /** The end of the chain over the log; null when nothing was recorded yet. */
  audit: z.object({ seq: z.string().regex(/^\d+$/), hash: sha256 }).nullable(),
  /** How many files `files.txt` names, and its own hash. */
  files: z.object({ count: z.int(), sha256 }),
  /** Files that a row names and the store did not have. */
  missing: z.array(z.string()),
})

export type Manifest = z.infer<typeof manifest>

export const MANIFEST = 'manifest.json'
export const FILES_LIST = 'files.txt'
/** Beside the backups of a folder: the pictures and attachments of all of them, each once. */
export const POOL = 'files'
/** `20261129T101500Z`: in the order of time. */
export const BACKUP_NAME = /^\d{8}T\d{6}Z$/

/** A finished backup: its folder, its files and what it says of itself. */
export type Backup = { name: string; folder: string; pool: string; manifest: Manifest }

export const backupName = (at: Date) => at.toISOString().replace(/[-:]|\.\d+/g, '')
export const tableFile = (folder: string, table: string) => join(folder, `${table}.copy.gz`)
/** How many rows all its tables have. */
export const rowsOf = ({ tables }: Manifest) => tables.reduce((sum, { rows }) => sum + rows, 0)
export const hashOf = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')

/** Reads what a backup says of itself; a Failure when it is none, or none that this version understands. */
export function readBackup(path: string, within: string): Backup {
  const folder = [resolve(path), resolve(within, path)].find((one) => existsSync(join(one, MANIFEST)))
  if (!folder) throw new Failure(`${path} 不是一份完整的备份：里面没有 ${MANIFEST}。请指向一份备份的文件夹。`)
  const read = manifest.safeParse(parsed(join(folder, MANIFEST)))
  if (!read.success)
    throw new Failure(`${folder} 的 ${MANIFEST} 已损坏，或来自更新的版本。请换一份备份，或先升级青言。`)
  return { name: basename(folder), folder, pool: join(folder, '..', POOL), manifest: read.data }
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
