import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { migrationsList } from '../db/engine'
import { migrate } from '../db/migrate'
import { Failure } from '../launch/failure'
import { type Backup, tableFile } from './manifest'
import { type Place, requireSpace, withinSpace } from './space'
import { connect, copyIn, copyOut, readTables, Tally } from './tables'

const { escapeIdentifier } = pg

/** Whether a database has no table of any newsroom in it. */
export async function isEmpty(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query(
    "SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' LIMIT 1",
  )
  return rows.length === 0
}

const CONSTRAINTS = `
  SELECT conrelid::regclass::text AS "table", conname::text AS name, pg_get_constraintdef(oid) AS definition
  FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`
const TRIGGERS = `
  SELECT tgrelid::regclass::text AS "table", tgname::text AS name, tgenabled::text AS state
  FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid
  WHERE NOT tgisinternal AND tgenabled <> 'D' AND c.relnamespace = 'public'::regnamespace`
const ENABLE: Record<string, string> = { O: 'ENABLE', A: 'ENABLE ALWAYS', R: 'ENABLE REPLICA' }

/**
 * Does `work` while no rule of the tables is watched, as their owner and without a superuser's rights, and puts the
 * rules back: foreign keys look at every row again when they are made anew.
 */
async function withoutRules(client: pg.Client, work: () => Promise<void>): Promise<void> {
  const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(CONSTRAINTS)
  const { rows: triggers } = await client.query<{ table: string; name: string; state: string }>(TRIGGERS)
  for (const { table, name } of keys)
    await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${escapeIdentifier(name)}`)
  for (const { table, name } of triggers)
    await client.query(`ALTER TABLE ${table} DISABLE TRIGGER ${escapeIdentifier(name)}`)
  await work()
  for (const { table, name, definition } of keys)
    await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${escapeIdentifier(name)} ${definition}`)
  for (const { table, name, state } of triggers)
    await client.query(`ALTER TABLE ${table} ${ENABLE[state]} TRIGGER ${escapeIdentifier(name)}`)
}

const damaged = (what: string) =>
  new Failure(`备份里的 ${what} 与备份时记下的校验值不符，可能已损坏。数据库没有改动，请换一份备份。`)

type Filling = { client: pg.Client; folder: string; place: Place }

async function loadTable({ client, folder, place }: Filling, table: Backup['manifest']['tables'][number]) {
  const tally = new Tally()
  await requireSpace(place)
  try {
    await pipeline(
      createReadStream(tableFile(folder, table.name)),
      createGunzip(),
      tally,
      (bytes: AsyncIterable<Buffer>) => withinSpace(place, bytes),
      client.query(copyFrom(copyIn(table))),
    )
  } catch (error) {
    const code = String((error as { code?: unknown }).code)
    // What gunzip says of a file that was cut off or changed, or that is not there.
    if (code.startsWith('Z_') || code === 'ENOENT') throw damaged(table.name)
    throw error
  }
  if (tally.rows !== table.rows || tally.digest() !== table.sha256) throw damaged(table.name)
}

function requireKnown({ manifest }: Backup): void {
  const known = new Set(migrationsList().migrationDirectories.map(({ path }) => path))
  const foreign = manifest.migrations.find((name) => !known.has(name))
  if (foreign)
    throw new Failure(`这份备份来自更新的版本（迁移 ${foreign} 这里还没有）。请先把青言升级到备份时的版本。`)
}

/** Makes the tables as they were, and fills them in one transaction: all of the backup, or nothing. */
async function load(client: pg.Client, { folder, manifest }: Backup, place: Place): Promise<void> {
  const described = (tables: { name: string; columns: string[] }[]) =>
    tables.map(({ name, columns }) => `${name}(${columns})`).join(' ')
  const tables = await readTables(client)
  if (described(tables) !== described(manifest.tables))
    throw new Failure('备份里的表与它的迁移所建的表不一致：备份时有人手工改过表结构。请联系开发者。')
  await client.query('BEGIN')
  await withoutRules(client, async () => {
    // What the migrations themselves have put in.
    await client.query(`TRUNCATE ${tables.map(({ name }) => escapeIdentifier(name)).join(', ')}`)
    for (const table of manifest.tables) await loadTable({ client, folder, place }, table)
  })
  for (const { name, value } of manifest.sequences)
    await client.query('SELECT setval($1::regclass, $2)', [escapeIdentifier(name), value])
  await client.query('COMMIT')
  await client.query('ANALYZE')
}

/** The tables whose rows, asked of the database, are not to the byte those of the backup. */
async function differing(client: pg.Client, { manifest }: Backup): Promise<string[]> {
  const expected = new Map(manifest.tables.map(({ name, sha256 }) => [name, sha256]))
  const different: string[] = []
  for (const table of await readTables(client)) {
    const tally = new Tally()
    await pipeline(client.query(copyTo(copyOut(table))), tally.resume())
    if (tally.digest() !== expected.get(table.name)) different.push(table.name)
  }
  return different
}

/** Fills an empty database from a backup, compares every row, and brings its tables to today's form. */
export async function loadInto(url: string, backup: Backup, place: Place): Promise<void> {
  requireKnown(backup)
  await migrate(url, backup.manifest.migrations)
  const client = await connect(url)
  try {
    await load(client, backup, place)
    const different = await differing(client, backup)
    if (different.length > 0)
      throw new Failure(`恢复出来的数据与备份不一致：${different.join('、')}。请换一份备份，并联系开发者。`)
  } finally {
    await client.end()
  }
  await migrate(url)
}
