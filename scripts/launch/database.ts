import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Cluster, ensureDatabase, startCluster } from '../db/cluster'
import { migrate } from '../db/migrate'
import { explain, Failure } from './failure'
import type { Settings } from './settings'
import { note, step } from './step'

const OLDEST = 150_000
const FIRST_UNKNOWN = 190_000
const FIRST_PAUSE = 200
const LONGEST_PAUSE = 5_000

export type Database = { url: string; stop: () => Promise<void> }

/** A database that is reachable, of a known version and migrated: the one given, or our own. */
export async function openDatabase(settings: Settings): Promise<Database> {
  const given = settings.databaseUrl
  const database = given
    ? await step(`连接数据库 ${withoutPassword(given)}`, () => checkDatabase(given))
    : await step('启动自带的 PostgreSQL', () => startOwn(settings.dataDir))
  try {
    const applied = await step('检查数据库结构', () => migrate(database.url))
    if (applied.length > 0) note(`执行了 ${applied.length} 个迁移：${applied.join('、')}`)
  } catch (error) {
    await database.stop()
    throw error
  }
  return database
}

function withoutPassword(url: string): string {
  const { host, pathname } = new URL(url)
  return `${host}${pathname}`
}

/** Looks whether a given database is one that we know how to use. */
export async function checkDatabase(url: string): Promise<Database> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  try {
    await client.connect()
    const { rows } = await client.query<{ version: string; encoding: string }>(
      "SELECT current_setting('server_version_num') AS version, current_setting('server_encoding') AS encoding",
    )
    const { version = '0', encoding = '' } = rows[0] ?? {}
    if (Number(version) < OLDEST)
      throw new Failure(
        `数据库是 PostgreSQL ${Math.floor(Number(version) / 10_000)}，需要 15 到 18。请升级后重试。`,
      )
    if (Number(version) >= FIRST_UNKNOWN) note('数据库比 PostgreSQL 18 更新，尚未测试过。')
    if (encoding !== 'UTF8')
      throw new Failure(`数据库的编码是 ${encoding}，需要 UTF8。请用 ENCODING 'UTF8' 重新建库。`)
  } finally {
    await client.end().catch(() => undefined)
  }
  return { url, stop: async () => undefined }
}

/** Our own PostgreSQL, started again on the same port should it die while we live. */
async function startOwn(dataDir: string): Promise<Database> {
  let stopping = false
  let cluster = await startCluster({ dataDir })
  const url = await ensureDatabase(cluster, 'qingyan')
  const watch = (one: Cluster) => one.process.on('exit', () => void revive())
  const revive = async () => {
    if (stopping) return
    console.error('✗ PostgreSQL 意外退出，正在重新启动…')
    for (let pause = FIRST_PAUSE; !stopping; pause = Math.min(LONGEST_PAUSE, pause * 2)) {
      try {
        cluster = await startCluster({ dataDir, port: cluster.port })
        watch(cluster)
        console.error('✓ PostgreSQL 已恢复')
        return
      } catch (error) {
        // The processes of one that was killed need a moment to notice, and hold its memory until then.
        console.error(`✗ 还没有启动成功，稍后再试：${explain(error)}`)
        await sleep(pause)
      }
    }
  }
  watch(cluster)
  const stop = () => {
    stopping = true
    return cluster.stop()
  }
  return { url, stop }
}
