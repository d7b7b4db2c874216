import { accessSync, constants, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from './failure'
import { tryLock } from './lock.mjs'
import { commandOf } from './process-facts.mjs'

const LOCK = 'launcher.pid'
const CONNECTION = 'connection.json'
/** What PostgreSQL and the build need at the least (bytes). */
const LEAST_FREE = 300 * 1024 * 1024

/** Makes the data folder and takes it for this process; of two launchers on one folder the second is refused. */
export function takeDataFolder(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true })
  accessSync(dataDir, constants.W_OK)
  const { bavail, bsize } = statfsSync(dataDir)
  if (bavail * bsize < LEAST_FREE)
    throw new Failure(
      `磁盘只剩 ${Math.round((bavail * bsize) / 1024 / 1024)} MB。请清理出至少 300 MB 后重试。`,
    )
  const file = join(dataDir, LOCK)
  const holder = tryLock(file, isLauncher)
  if (holder !== 0)
    throw new Failure(
      `数据目录 ${dataDir} 正由另一个青言进程（${holder}）使用。请先停止它，或用 DATA_DIR 另指一个目录。`,
    )
  const leave = () => {
    rmSync(join(dataDir, CONNECTION), { force: true })
    rmSync(file, { force: true })
  }
  process.on('exit', leave)
  return leave
}

const isLauncher = (pid: number) => commandOf(pid).includes('launch')

/** Tells the command line how to reach the database of a running newsroom. */
export function publishConnection(dataDir: string, databaseUrl: string): void {
  writeFileSync(join(dataDir, CONNECTION), JSON.stringify({ databaseUrl }), { mode: 0o600 })
}

/** The database of the newsroom that runs on this folder now; null when none does. */
export function runningConnection(dataDir: string): string | null {
  try {
    const holder = Number(readFileSync(join(dataDir, LOCK), 'utf8'))
    if (!isLauncher(holder)) return null
    const { databaseUrl } = JSON.parse(readFileSync(join(dataDir, CONNECTION), 'utf8')) as {
      databaseUrl: string
    }
    return databaseUrl
  } catch {
    return null
  }
}
