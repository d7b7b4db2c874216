import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { join } from 'node:path'
import next from 'next'
import { env } from '@/lib/env'
import { runDue } from '@/lib/schedule/run-due'
import { trustedProxies } from '@/lib/server/client-address'
import { log } from '@/lib/server/log'
import { EditionRenderer } from './edition-renderer'
import { Front } from './front'
import { NextRenderer } from './next-renderer'
import { openStore } from './open-store'
import { startStandby } from './standby'
import { StaticFiles } from './static-files'
import { countViews } from './view-counter'

const DRAIN = 8_000

/** What pages on disk were made by: another build, or another address of the site, makes other pages. */
function buildName(root: string): string {
  const build = readFileSync(join(root, '.next', 'BUILD_ID'), 'utf8').trim()
  return createHash('sha256').update(`${build} ${env.SITE_URL}`).digest('hex').slice(0, 16)
}

/** Lets running requests finish, and then ends whatever has not. */
function drain(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), DRAIN).unref()
  })
}

async function main(): Promise<void> {
  const root = process.cwd()
  const site = new URL(env.SITE_URL)
  const app = next({ dev: false, dir: root, hostname: site.hostname, port: env.PORT })
  let renderer: EditionRenderer | undefined
  const { store, listener, close } = openStore({
    databaseUrl: env.DATABASE_URL,
    pagesDir: env.PAGES_DIR,
    build: buildName(root),
    memoryMb: env.PAGE_STORE_MEMORY_MB,
    diskMb: env.PAGE_STORE_DISK_MB,
    purged: env.PURGE_URLS.length > 0,
    keepDue: runDue,
    render: async (key, began) => {
      if (!renderer) throw new Error('Next is not ready')
      return renderer.render(key, began)
    },
  })
  // With the database away the site still comes up, and serves what the disk has.
  await Promise.all([app.prepare(), listener.start()])
  const handler = app.getRequestHandler()
  const nextRenderer = new NextRenderer({ handler, host: site.host })
  renderer = new EditionRenderer({
    render: (key, began) => nextRenderer.render(key, began),
    kept: (key) => store.answer(key),
  })
  const stop = new AbortController()
  const views = countViews(site.host, stop.signal)
  const front = new Front({
    store,
    renderer,
    files: new StaticFiles(root),
    views: views.counter,
    proxies: trustedProxies(env.TRUSTED_PROXIES),
    next: handler,
  })
  const server = await front.listen(env.PORT)
  log.info({ port: env.PORT }, 'web started')
  process.send?.('ready')

  const standby = startStandby(stop.signal)
  const end = () => stop.abort()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end)
  // The launcher holds this channel; when it is gone, so are we.
  process.on('disconnect', end)
  await new Promise((done) => stop.signal.addEventListener('abort', done))
  await Promise.all([drain(server), standby, views.stopped])
  // After the last request: what it counted is written too.
  await views.counter.flush()
  await close()
  log.info('web stopped')
  process.exit(0)
}

await main().catch((error: unknown) => {
  log.fatal({ err: error }, 'web could not start')
  process.exit(1)
})
