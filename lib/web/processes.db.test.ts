import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { type Cluster, ensureDatabase, startCluster } from '@/scripts/db/cluster'
import { migrate } from '@/scripts/db/migrate'

// Whole processes, and a database of their own that can be stopped under them.

type Server = { base: string; child: ChildProcess }

const folder = mkdtempSync(join(tmpdir(), 'qingyan-processes-'))
const children: ChildProcess[] = []
let cluster: Cluster
let url: string

async function startServer(name: string): Promise<Server> {
  const dataDir = join(folder, name)
  mkdirSync(join(dataDir, 'media'), { recursive: true })
  const child = fork(join(import.meta.dirname, 'trial/tiny-server.ts'), {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, DATABASE_URL: url, DATA_DIR: dataDir, PORT: '0', NODE_ENV: 'test' },
  })
  children.push(child)
  const [message] = (await once(child, 'message')) as [{ port: number }]
  return { base: `http://127.0.0.1:${message.port}`, child }
}

async function kill({ child }: Server): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

async function put(key: string, text: string, status = 200): Promise<void> {
  const hard = status === 410
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const value = JSON.stringify({ text, status })
  await client.query(
    `WITH page AS (INSERT INTO settings (key, value, updated_at) VALUES ($1, $2, now()) ON CONFLICT (key) DO UPDATE SET value = excluded.value),
      me AS (SELECT pg_current_xact_id()::text::bigint AS xid),
      touched AS (INSERT INTO cache_tags SELECT 'page:' || $1, xid, CASE WHEN $3 THEN xid END FROM me
        ON CONFLICT (tag) DO UPDATE SET xid = excluded.xid, hard_xid = coalesce(excluded.hard_xid, cache_tags.hard_xid))
    SELECT pg_notify('qingyan_tags', '')`,
    [key, value, hard],
  )
  await client.end()
}

async function read({ base }: Server, path: string): Promise<string> {
  const answer = await fetch(base + path, { redirect: 'manual' })
  return `${answer.status} ${answer.headers.get('page-store')} ${await answer.text()}`
}

/** What a server answers to bytes that no HTTP client would send. */
async function raw({ base }: Server, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(base).port), '127.0.0.1')
  socket.write(bytes)
  return text(socket)
}

beforeAll(async () => {
  cluster = await startCluster({ dataDir: join(folder, 'cluster'), throwAway: true })
  url = await ensureDatabase(cluster, 'tiny')
  await migrate(url)
})
afterEach(async () => {
  for (const child of children.splice(0))
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
})
afterAll(async () => {
  await cluster.stop()
  rmSync(cluster.folder, { recursive: true, force: true })
  rmSync(folder, { recursive: true, force: true })
})

async function databaseBack(): Promise<void> {
  cluster = await startCluster({ dataDir: join(folder, 'cluster'), throwAway: true, port: cluster.port })
}

test('with the database stopped, what was visited is served; it recovers within ten seconds of the return (R-20)', async () => {
  await put('/articles/1', 'one')
  const [left, right] = [await startServer('left'), await startServer('right')]
  expect(await read(left, '/articles/1')).toBe('200 miss one')
  expect(await read(right, '/articles/1')).toBe('200 miss one')
  await cluster.stop()
  expect(await read(left, '/articles/1')).toBe('200 stale one')
  expect(await read(left, '/articles/2')).toMatch(/^503 null .*系统正在恢复/s)
  await databaseBack()
  await put('/articles/1', 'two')
  for (const server of [left, right]) {
    await vi.waitFor(async () => expect(await read(server, '/articles/1')).toBe('200 hit two'), {
      timeout: 10_000,
      interval: 50,
    })
  }
})

test('killed and started again: warm, without what was withdrawn, and even without a database (R-19, R-22)', async () => {
  await put('/articles/3', 'three')
  await put('/articles/4', 'secret')
  let server = await startServer('killed')
  await read(server, '/articles/3')
  await read(server, '/articles/4')
  await put('/articles/4', 'withdrawn', 410)
  await vi.waitFor(async () => expect(await read(server, '/articles/4')).toMatch(/^410 /), { timeout: 1_000 })
  await kill(server)
  server = await startServer('killed')
  expect(await read(server, '/articles/3')).toBe('200 hit three')
  expect(await read(server, '/articles/4')).toMatch(/^410 .* withdrawn$/)
  await kill(server)
  await cluster.stop()
  server = await startServer('killed')
  expect(await read(server, '/articles/3')).toBe('200 stale three')
  expect(await read(server, '/articles/4')).not.toMatch(/secret/)
  await databaseBack()
  await vi.waitFor(async () => expect(await read(server, '/articles/3')).toBe('200 hit three'), {
    timeout: 10_000,
    interval: 50,
  })
})

test('withdrawn while no process ran: gone after the first contact, also when the database goes away again', async () => {
  await put('/articles/5', 'secret')
  let server = await startServer('absent')
  await read(server, '/articles/5')
  await kill(server)
  await put('/articles/5', 'withdrawn', 410)
  server = await startServer('absent')
  await cluster.stop()
  expect(await read(server, '/articles/5')).not.toMatch(/secret/)
  await databaseBack()
})

test('withdrawn while no process ran, and the database slow to answer: readers wait until it has (R-21)', async () => {
  await put('/articles/7', 'secret')
  let server = await startServer('slow')
  await read(server, '/articles/7')
  await kill(server)
  await put('/articles/7', 'withdrawn', 410)
  const slow = new pg.Client({ connectionString: url })
  await slow.connect()
  await slow.query('BEGIN; LOCK TABLE cache_tags IN ACCESS EXCLUSIVE MODE')
  const released = new Promise((later) => setTimeout(later, 2_500)).then(() => slow.end())
  server = await startServer('slow')
  expect(await read(server, '/articles/7')).not.toMatch(/secret/)
  await released
})

test('a request cannot make a second page, reach a file, or break the server (S-34, S-57)', async () => {
  await put('/articles/6', 'six')
  writeFileSync(join(folder, 'outside.webp'), 'outside')
  const server = await startServer('requests')
  writeFileSync(join(folder, 'requests', 'media', 'a1-640.webp'), 'picture')
  expect(await read(server, '/articles/6')).toBe('200 miss six')
  expect(await read(server, '/articles/6?utm=1&_rsc=x')).toBe('200 hit six')
  const head = await fetch(`${server.base}/articles/6`, {
    method: 'HEAD',
    headers: { 'accept-encoding': 'identity', rsc: '1' },
  })
  expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '3', ''])
  const again = await fetch(`${server.base}/articles/6`, {
    headers: { 'if-none-match': head.headers.get('etag') ?? '' },
  })
  expect([again.status, again.headers.get('x-request-id') === null]).toEqual([304, false])
  expect((await fetch(`${server.base}/articles/6`, { method: 'POST' })).headers.get('allow')).toBe(
    'GET, HEAD',
  )
  expect(await read(server, '/media/a1-640.webp')).toBe('200 null picture')
  for (const path of [
    '/media/../outside.webp',
    '/media/..%2f..%2foutside.webp',
    '/media/%2e%2e/outside.webp',
    '/media/',
    '/assets/x.js',
  ]) {
    expect(await read(server, path)).not.toMatch(/^200|outside/)
  }
  expect(await read(server, '/%E0%A4%A')).toMatch(/^400 null .*网址有误/s)
  expect(await read(server, '/admin/%zz')).toMatch(/^400 /)
  expect(await read(server, `/${'a'.repeat(3_000)}`)).toMatch(/^414 /)
  expect(await raw(server, 'GET /水 HTTP/1.1\r\nHost: x\r\n\r\n')).toMatch(
    /^HTTP\/1.1 400 .*nosniff.*网址有误/s,
  )
  for (const path of ['/articles/6', '/nothing', '/%ff', '/admin', '/media/x', '/media/a1-640.webp']) {
    const { headers } = await fetch(server.base + path)
    expect([
      path,
      headers.get('x-content-type-options'),
      headers.has('content-security-policy'),
      headers.has('x-request-id'),
    ]).toEqual([path, 'nosniff', true, true])
  }
})
