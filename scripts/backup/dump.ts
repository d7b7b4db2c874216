import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { type Manifest, tableFile } from './manifest'
import { backupPlace, requireSpace, withinSpace } from './space'
import { copyOut, readTables, type Table, Tally } from './tables'

type Facts = Pick<Manifest, 'at' | 'server' | 'migrations' | 'sequences' | 'audit'>

const FACTS = `
  SELECT now() AS at, current_setting('server_version') AS server,
    (SELECT array_agg(migration_name::text ORDER BY migration_name) FROM _prisma_migrations
      WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL) AS migrations,
    (SELECT json_build_object('seq', seq::text, 'hash', encode(hash, 'hex')) FROM audit_links ORDER BY seq DESC LIMIT 1) AS audit`

// Counters move outside of transactions: read after the snapshot, so never behind a row that is in it.
const SEQUENCES = `
  SELECT sequencename::text AS name, last_value::text AS value FROM pg_sequences
  WHERE schemaname = 'public' AND last_value IS NOT NULL ORDER BY sequencename`

/** Begins the snapshot that the whole backup is of. Writing goes on beside it. */
export async function beginSnapshot(client: pg.Client): Promise<Facts> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY')
  const { rows } = await client.query<Omit<Facts, 'at' | 'sequences'> & { at: Date }>(FACTS)
  const { rows: sequences } = await client.query<Facts['sequences'][number]>(SEQUENCES)
  const [facts] = rows
  if (!facts) throw new Error('the database says nothing of itself')
  return { ...facts, at: facts.at.toISOString(), sequences }
}

async function dumpTable(
  client: pg.Client,
  table: Table,
  folder: string,
): Promise<Manifest['tables'][number]> {
  const place = backupPlace(folder)
  await requireSpace(place)
  const tally = new Tally()
  await pipeline(
    client.query(copyTo(copyOut(table))),
    tally,
    createGzip({ level: 5 }),
    (bytes: AsyncIterable<Buffer>) => withinSpace(place, bytes),
    createWriteStream(tableFile(folder, table.name), { mode: 0o600, flush: true }),
  )
  return { name: table.name, columns: table.columns, rows: tally.rows, sha256: tally.digest() }
}

/** Writes every table as it is in the snapshot, one file each. */
export async function dumpTables(client: pg.Client, folder: string): Promise<Manifest['tables']> {
  const tables: Manifest['tables'] = []
  for (const table of await readTables(client)) tables.push(await dumpTable(client, table, folder))
  return tables
}
