import { type Cluster, ensureDatabase, startCluster } from '../db/cluster'
import { runningConnection, takeDataFolder } from './data-folder'
import { checkDatabase, type Database, openDatabase } from './database'
import { FROM_SOURCE, TSX } from './node-flags'
import { runVisibly } from './process-output'
import { childEnvironment } from './serve'
import type { Settings } from './settings'
import { keepOutputClean, note } from './step'

/** Runs `work` on the newsroom's database: the running one, or one that is started for the occasion. */
async function withDatabase<T>(settings: Settings, work: (url: string) => Promise<T>): Promise<T> {
  const running = settings.databaseUrl === null ? runningConnection(settings.dataDir) : null
  if (running !== null) return work(running)
  const leave = settings.databaseUrl === null ? takeDataFolder(settings.dataDir) : () => undefined
  let database: Database | null = null
  try {
    database = await openDatabase(settings)
    return await work(database.url)
  } finally {
    await database?.stop()
    leave()
  }
}

/**
 * Runs `work` on the database as it is, which may be empty and is not migrated, while no newsroom runs on this folder:
 * for a restore.
 */
async function withBareDatabase<T>(settings: Settings, work: (url: string) => Promise<T>): Promise<T> {
  const leave = takeDataFolder(settings.dataDir)
  const given = settings.databaseUrl
  let cluster: Cluster | null = null
  try {
    if (given !== null) return await work((await checkDatabase(given)).url)
    cluster = await startCluster({ dataDir: settings.dataDir })
    return await work(await ensureDatabase(cluster, 'qingyan'))
  } finally {
    await cluster?.stop()
    leave()
  }
}

/** Runs one of our programs (`npm run cms`) with the newsroom's database and files; returns its exit status. */
export async function runCommandLine(settings: Settings, args: string[]): Promise<number> {
  keepOutputClean()
  const { generateClient } = await import('./build')
  await generateClient()
  const bare = args[1] === 'restore' && !args.some((one) => one === '-h' || one === '--help')
  return (bare ? withBareDatabase : withDatabase)(settings, async (url) => {
    const succeeded = await runVisibly(
      process.execPath,
      [...FROM_SOURCE, ...args],
      childEnvironment(settings, url, 'production'),
    )
    return succeeded ? 0 : 1
  })
}

/** `npm run db:migrate` */
export async function migrateDatabase(settings: Settings): Promise<number> {
  await withDatabase(settings, async () => note('数据库结构已是最新。'))
  return 0
}

/** `npm run db:new NAME` */
export async function newMigration(args: string[]): Promise<number> {
  const succeeded = await runVisibly(process.execPath, [...TSX, 'scripts/db/new.ts', ...args])
  return succeeded ? 0 : 1
}
