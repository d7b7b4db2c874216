import pg from 'pg'
import { LOCKS } from '../../lib/db/locks'
import { FILTERS, migrationsList, withEngine } from './engine'

/** Applies the migrations the database lacks and returns their names; of several callers at once, one does the work. */
export async function migrate(url: string): Promise<string[]> {
  const guard = new pg.Client({ connectionString: url })
  await guard.connect()
  try {
    await guard.query('SELECT pg_advisory_lock($1)', [LOCKS.migrations])
    if (await upToDate(guard)) return []
    const { appliedMigrationNames } = await withEngine(url, (engine) =>
      engine.applyMigrations({ migrationsList: migrationsList(), filters: FILTERS }),
    )
    return appliedMigrationNames
  } finally {
    await guard.end()
  }
}

/** Spares an ordinary start the loading of the engine. */
async function upToDate(client: pg.Client): Promise<boolean> {
  const { rows: tables } = await client.query("SELECT to_regclass('_prisma_migrations') AS name")
  if (tables[0]?.name === null) return false
  const { rows } = await client.query<{ migration_name: string }>(
    'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  )
  const { rowCount: failed } = await client.query(
    'SELECT 1 FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL',
  )
  const applied = new Set(rows.map((row) => row.migration_name))
  return failed === 0 && migrationsList().migrationDirectories.every(({ path }) => applied.has(path))
}
