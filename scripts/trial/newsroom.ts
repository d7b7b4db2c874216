import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ask } from '../db/ask'
import { type Cluster, freePort, postmasterPid, startCluster } from '../db/cluster'
import { copyTemplate, dropCopy, makeTemplate } from '../db/template'
import { throwAwayFolder } from '../db/throw-away-folder'
import { TrialProcess } from './process'
import { TRIAL_SECRET } from './secret'

export type TrialOptions = {
  /** How many web processes; they share the database and the pictures, not the pages. */
  webs?: number
  worker?: boolean
  /** How many workers, where there is any; one when left out. */
  workers?: number
  /** The first admin, whose name is `admin@qingyan.example`; none when left out. */
  password?: string
  /** Fill in the demo newsroom; its users have the same password. */
  demo?: boolean
  /** Whether the database is to keep what it acknowledged when it is killed, as a real one does; slower. */
  durable?: boolean
  /** What the programs read from the environment besides. */
  env?: Record<string, string>
  /** The PostgreSQL of another trial, for a database in it; one that is to be stopped or killed has its own. */
  server?: string | undefined
}

const COUNT_STATEMENTS = [
  'shared_preload_libraries=pg_stat_statements',
  'pg_stat_statements.track=top',
  // Every newsroom of a run counts its own.
  'pg_stat_statements.max=50000',
]

/** The processes of a PostgreSQL that was killed hold its memory until they notice. */
async function startStubbornly(options: Parameters<typeof startCluster>[0]): Promise<Cluster> {
  for (let tries = 0; ; tries++) {
    try {
      return await startCluster(options)
    } catch (error) {
      if (tries === 20) throw error
      await sleep(250)
    }
  }
}

/** A newsroom of its own for tests and measurements, run by the built programs as `npm start` runs them. */
export class TrialNewsroom {
  readonly folder = mkdtempSync(join(tmpdir(), 'qingyan-trial-'))
  databaseUrl = ''
  /** Its PostgreSQL, without a database. */
  server = ''
  webs: TrialProcess[] = []
  workers: TrialProcess[] = []
  readonly #name = `trial_${randomBytes(6).toString('hex')}`
  #cluster: Cluster | null = null
  /** Where its PostgreSQL keeps everything. */
  #dataDir = ''
  #durable = false

  /** The addresses of the web processes. */
  get bases(): string[] {
    return this.webs.map(({ base }) => base)
  }

  async open({
    webs = 1,
    worker = true,
    workers = 1,
    password,
    demo = false,
    durable = false,
    env: more = {},
    server,
  }: TrialOptions): Promise<void> {
    this.#durable = durable
    if (server) this.server = server
    else await this.startDatabase()
    this.databaseUrl = await copyTemplate(this.server, this.#name)
    await ask(this.databaseUrl, 'CREATE EXTENSION pg_stat_statements')
    const first = await freePort()
    const env = { ...this.#environment(`http://localhost:${first}`), ...more }
    Object.assign(process.env, env)
    if (password) await this.#furnish(password, demo)
    for (let n = 0; n < webs; n++) {
      const port = n === 0 ? first : await freePort()
      // Pictures are shared, pages are each process's own.
      const own = {
        ...env,
        PORT: String(port),
        DATA_DIR: join(this.folder, 'data'),
        PAGES_DIR: join(this.folder, `pages-${n}`),
      }
      this.webs.push(new TrialProcess('web', own, `http://localhost:${port}`))
    }
    await Promise.all(this.webs.map((web) => web.start()))
    if (!worker) return
    this.workers = Array.from({ length: workers }, () => new TrialProcess('worker', env, ''))
    await Promise.all(this.workers.map((one) => one.start()))
  }

  #environment(siteUrl: string): Record<string, string> {
    return {
      NODE_ENV: 'production',
      DATABASE_URL: this.databaseUrl,
      DATA_DIR: join(this.folder, 'data'),
      PORT: new URL(siteUrl).port,
      SITE_URL: siteUrl,
      AUTH_SECRET: TRIAL_SECRET,
      NEXTAUTH_SECRET: TRIAL_SECRET,
      NEXTAUTH_URL: siteUrl,
      LOG_LEVEL: 'error',
    }
  }

  /** Starts PostgreSQL, the second time on the same port. */
  async startDatabase(): Promise<void> {
    const port = this.#cluster ? { port: this.#cluster.port } : {}
    this.#dataDir ||= this.#durable ? join(this.folder, 'cluster') : throwAwayFolder()
    const options = {
      dataDir: this.#dataDir,
      throwAway: !this.#durable,
      settings: COUNT_STATEMENTS,
      ...port,
    }
    this.#cluster = await startStubbornly(options)
    this.server = this.#cluster.url('')
    await makeTemplate(this.#cluster)
  }

  /** Ends PostgreSQL as a crash does. */
  async killDatabase(): Promise<void> {
    const cluster = this.#ownCluster()
    process.kill(postmasterPid(cluster.folder), 'SIGKILL')
    // The tether goes with it.
    await cluster.stop()
  }

  async stopDatabase(): Promise<void> {
    await this.#ownCluster().stop()
  }

  #ownCluster(): Cluster {
    if (!this.#cluster) throw new Error('the database of this newsroom lies in the PostgreSQL of others')
    return this.#cluster
  }

  async #furnish(password: string, demo: boolean): Promise<void> {
    const { db } = await import('@/lib/db/client')
    const { settle } = await import('./settle')
    const { createFirstAdmin } = await import('@/lib/users/commands')
    const email = 'admin@qingyan.example'
    await createFirstAdmin({ email, name: '站点管理员', password: `${password}-at-first` })
    await settle(email, `${password}-at-first`, password)
    if (demo) await (await import('@/prisma/demo/seed')).seedDemo({ now: new Date(), password })
    await db.$disconnect()
  }

  async close(): Promise<void> {
    await Promise.all([...this.webs, ...this.workers].map((one) => one.stop()))
    if (this.#cluster) {
      await this.#cluster.stop()
      for (const one of [this.#cluster.folder, this.#dataDir]) rmSync(one, { recursive: true, force: true })
    } else await dropCopy(this.server, this.#name)
    rmSync(this.folder, { recursive: true, force: true })
  }
}
