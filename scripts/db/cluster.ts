import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { commandOf } from '../launch/process-facts.mjs'
import { type Account, postgresAccount } from './account'
import { clusterFolder, nativeFolder } from './places'

export type Cluster = {
  port: number
  /** The folder PostgreSQL keeps its files in. */
  folder: string
  url: (database: string) => string
  /** Resolves when PostgreSQL has gone. */
  stop: () => Promise<void>
  process: ChildProcess
}

type Options = {
  dataDir: string
  /** For tests: nothing need survive a power cut. */
  throwAway?: boolean
  port?: number
  /** Further settings, as `name=value`. */
  settings?: string[]
}

const USER = 'qingyan'

/** A TCP port on 127.0.0.1 that nobody uses at the moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}

function passwordFor(dataDir: string): string {
  const file = join(dataDir, 'postgres-password')
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8').trim()
}

function initialise(native: string, folder: string, password: string, account: Account): void {
  if (existsSync(join(folder, 'PG_VERSION'))) return
  // A half-made cluster of an interrupted first start is of no use to anybody.
  for (const entry of readdirSync(folder)) rmSync(join(folder, entry), { recursive: true, force: true })
  const owner = account ? { uid: account.uid, gid: account.gid } : {}
  const pwfile = `${folder}.pw`
  writeFileSync(pwfile, password, { mode: 0o600 })
  if (account) chownSync(pwfile, account.uid, account.gid)
  const args = [
    '-D',
    folder,
    '-U',
    USER,
    `--pwfile=${pwfile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-sync',
  ]
  const made = spawnSync(join(native, 'bin', 'initdb'), args, { ...owner, cwd: '/', encoding: 'utf8' })
  rmSync(pwfile, { force: true })
  if (made.status !== 0) throw new Error(`initdb: ${made.error?.message ?? made.stderr.trim()}`)
}

/** The process that a PostgreSQL on this folder says it is. */
export const postmasterPid = (folder: string): number =>
  Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0])

/** Stops a PostgreSQL that an earlier launcher left behind on this folder. */
async function stopOrphan(folder: string): Promise<void> {
  if (!existsSync(join(folder, 'postmaster.pid'))) return
  const pid = postmasterPid(folder)
  if (!Number.isInteger(pid) || pid <= 1 || !commandOf(pid).includes(folder)) return
  process.kill(pid, 'SIGINT')
  for (let waited = 0; commandOf(pid).includes(folder); waited += 100) {
    if (waited > 10_000) throw new Error(`PostgreSQL (${pid}) does not let go of ${folder}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

async function untilReady(url: string, child: ChildProcess, log: string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null)
      throw new Error(
        `PostgreSQL did not start: ${readFileSync(log, 'utf8').trim().split('\n').slice(-4).join(' ')}`,
      )
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      await client.end().catch(() => undefined)
      await new Promise((resolve) => setTimeout(resolve, 40))
    }
  }
}

const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=100',
  'shared_buffers=128MB',
  'wal_compression=on',
  'log_min_messages=warning',
  'timezone=UTC',
  'log_timezone=UTC',
]
const THROW_AWAY = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=200',
  'autovacuum=off',
  // It may lie in memory.
  'max_wal_size=256MB',
]

/** Starts PostgreSQL 18 on its own folder and port, on a leash: it stops when this process ends, however it ends. */
export async function startCluster({
  dataDir,
  throwAway = false,
  port,
  settings: more = [],
}: Options): Promise<Cluster> {
  mkdirSync(dataDir, { recursive: true })
  const account = postgresAccount()
  const native = nativeFolder(account)
  const folder = clusterFolder(dataDir, account)
  const password = passwordFor(dataDir)
  await stopOrphan(folder)
  initialise(native, folder, password, account)
  const at = port ?? (await freePort())
  const settings = [...SETTINGS, ...(throwAway ? THROW_AWAY : []), ...more, `port=${at}`].flatMap((one) => [
    '-c',
    one,
  ])
  const log = join(dataDir, 'postgres.log')
  const order = {
    command: join(native, 'bin', 'postgres'),
    args: ['-D', folder, ...settings],
    uid: account?.uid,
    gid: account?.gid,
    log,
  }
  const tether = spawn(process.execPath, [join(import.meta.dirname, 'tether.mjs'), JSON.stringify(order)], {
    stdio: ['pipe', 'inherit', 'inherit'],
    detached: true, // so that Ctrl-C in the terminal reaches the launcher first
  })
  const gone = new Promise<void>((resolve) => tether.on('exit', () => resolve()))
  const url = (database: string) => `postgresql://${USER}:${password}@127.0.0.1:${at}/${database}`
  await untilReady(url('postgres'), tether, log)
  const stop = () => {
    tether.stdin?.end()
    return gone
  }
  return { port: at, folder, url, stop, process: tether }
}

/** Makes the database unless it is there. */
export async function ensureDatabase(cluster: Cluster, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: cluster.url('postgres') })
  await client.connect()
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
  if (rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`)
  await client.end()
  return cluster.url(name)
}
