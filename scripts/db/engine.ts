import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
} from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'

const root = join(import.meta.dirname, '..', '..')
const MIGRATIONS = join(root, 'prisma', 'migrations')
const SCHEMA = join(root, 'prisma', 'schema.prisma')
export const FILTERS: bindings.SchemaFilter = { externalTables: [], externalEnums: [] }

// The package's own entry imports the .wasm file as a module, which not every Node and loader can do.
let loaded = false
function loadWasm(): void {
  if (loaded) return
  const require = createRequire(import.meta.url)
  const folder = dirname(require.resolve('@prisma/schema-engine-wasm'))
  const wasm = new WebAssembly.Module(readFileSync(join(folder, 'schema_engine_bg.wasm')))
  const instance = new WebAssembly.Instance(wasm, {
    './schema_engine_bg.js': bindings,
  } as unknown as WebAssembly.Imports)
  bindings.__wbg_set_wasm(instance.exports)
  ;(instance.exports.__wbindgen_start as () => void)()
  loaded = true
}

/** The migrations folder as the engine wants it: names in order, with their SQL. */
export function migrationsList(): bindings.MigrationList {
  const names = readdirSync(MIGRATIONS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
  return {
    baseDir: MIGRATIONS,
    lockfile: {
      path: 'migration_lock.toml',
      content: readFileSync(join(MIGRATIONS, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: names.sort().map((path) => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(join(MIGRATIONS, path, 'migration.sql'), 'utf8') },
      },
    })),
  }
}

/** The schema as the engine wants it. */
export function schemaFiles(): bindings.SchemasContainer {
  return { files: [{ path: SCHEMA, content: readFileSync(SCHEMA, 'utf8') }] }
}

const CHAR = 18
const TEXT = 25
const charColumns = new WeakMap<object, number[]>()

/** The engine reads catalogue columns of type "char", which the driver adapter does not know: they travel as text. */
class CataloguePool extends pg.Pool {
  override query: pg.Pool['query'] = (async (...args: Parameters<pg.Pool['query']>) => {
    const result = (await super.query(...args)) as unknown as Partial<pg.QueryArrayResult>
    const columns: number[] = []
    for (const [index, field] of (result.fields ?? []).entries()) {
      if (field.dataTypeID !== CHAR) continue
      field.dataTypeID = TEXT
      columns.push(index)
    }
    if (result.rows && columns.length > 0) charColumns.set(result.rows, columns)
    return result
  }) as pg.Pool['query']
}

async function connect(pool: pg.Pool): Promise<SqlDriverAdapter> {
  const adapter = await new PrismaPg(pool).connect()
  const queryRaw = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query)
    for (const index of charColumns.get(result.rows) ?? [])
      result.columnTypes[index] = ColumnTypeEnum.Character
    return result
  }
  // The adapter cuts scripts at every semicolon, also inside function bodies. Sent whole, a script is one transaction.
  adapter.executeScript = async (script) => {
    await pool.query(script)
  }
  return adapter
}

/** Runs `work` with Prisma's schema engine on a database, which also serves as its shadow where one is needed. */
export async function withEngine<T>(
  url: string,
  work: (engine: bindings.SchemaEngine) => Promise<T>,
): Promise<T> {
  loadWasm()
  const pool = new CataloguePool({ connectionString: url, max: 2 })
  const factory = {
    provider: 'postgres' as const,
    adapterName: '@prisma/adapter-pg',
    connect: () => connect(pool),
    connectToShadowDb: () => connect(pool),
  }
  const datamodels: [string, string][] = schemaFiles().files.map(({ path, content }) => [path, content])
  const engine = await bindings.SchemaEngine.new(
    { datamodels },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(factory),
  )
  try {
    return await work(engine)
  } finally {
    engine.free()
    await pool.end()
  }
}
