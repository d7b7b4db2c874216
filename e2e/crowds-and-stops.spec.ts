import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { type APIRequestContext, expect, test } from 'playwright/test'
import { articleInput } from '../lib/articles/schema'
import { adminApi } from './support/admin-api'
import { secret } from './support/colleagues'
import { Trial } from './support/trial'

const password = secret()
let trial: Trial
let api: APIRequestContext
let holder: pg.Client

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  trial = await Trial.open({ webs: 1, password, env: { STOP_DELAY: '4' } })
  api = await adminApi(trial.base, password)
  holder = new pg.Client({ connectionString: trial.databaseUrl })
  await holder.connect()
})
test.afterAll(async () => {
  await holder?.end()
  await api?.dispose()
  await trial?.close()
})

const probe = async (path: string) => {
  const answer = await fetch(trial.base + path)
  return [answer.status, await answer.json()]
}
const waits = async (table: string) => {
  const { rows } = await holder.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM pg_locks WHERE NOT granted AND relation = $1::regclass',
    [table],
  )
  return rows[0]?.n ?? 0
}

test('more requests than can be worked on are told to come again; readers and probes are answered meanwhile, and then all is as before', {
  tag: '@alone',
}, async () => {
  expect((await fetch(trial.base)).status).toBe(200)
  await api.get('/api/tags?q=x')
  await holder.query('BEGIN')
  await holder.query('LOCK TABLE user_sessions IN ACCESS EXCLUSIVE MODE')
  const cookies = (await api.storageState()).cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const ask = () => fetch(`${trial.base}/api/tags?q=x`, { headers: { cookie: cookies } })
  const asked = Array.from({ length: 320 }, ask)
  const first = await Promise.race(asked)
  expect([first.status, first.headers.get('retry-after')]).toEqual([503, '5'])
  expect((await first.json()).error.message).toContain('现在操作的人太多')
  // Everybody who may work waits for the table; what needs no turn is answered at once.
  await expect.poll(() => waits('user_sessions')).toBeGreaterThan(5)
  const began = Date.now()
  expect((await fetch(trial.base)).status).toBe(200)
  expect(await probe('/api/live')).toEqual([200, { live: true }])
  expect(await probe('/api/ready')).toEqual([200, { ready: true, database: 'connected' }])
  expect(Date.now() - began).toBeLessThan(2_000)
  await holder.query('COMMIT')
  const statuses = (await Promise.all(asked)).map(({ status }) => status)
  expect(new Set(statuses)).toEqual(new Set([200, 503]))
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(40)
  expect((await ask()).status).toBe(200)
})

test('a save under way when the process is told to stop is finished and answered, and is there afterwards (R-29)', async () => {
  const draft = articleInput.parse({ title: '停机之前' })
  const made = await api.post('/api/articles', { data: { ...draft, draftKey: randomUUID() } })
  const { id, version } = (await made.json()) as { id: number; version: number }
  await holder.query('BEGIN')
  await holder.query('SELECT FROM articles WHERE id = $1 FOR UPDATE', [id])
  const data = { ...draft, title: '停机时正在保存', version, saveId: randomUUID() }
  const saving = api.put(`/api/articles/${id}/draft`, { data, timeout: 30_000 })
  await expect
    .poll(async () => (await holder.query('SELECT FROM pg_locks WHERE NOT granted')).rowCount)
    .toBeGreaterThan(0)
  const stopped = trial.order('stopWeb', 0)
  // First a load balancer can see it, then nobody is taken in any more.
  await expect.poll(() => probe('/api/ready')).toEqual([503, { ready: false, database: 'connected' }])
  expect((await fetch(trial.base)).status).toBe(200)
  await expect
    .poll(
      () =>
        fetch(trial.base).then(
          ({ status }) => status,
          () => 'refused',
        ),
      { timeout: 10_000 },
    )
    .toBe('refused')
  await holder.query('COMMIT')
  expect((await saving).status()).toBe(200)
  await stopped
  await trial.order('startWeb', 0)
  const after = await api.get(`/api/articles/${id}/draft`)
  expect(((await after.json()) as { draft: { fields: { title: string } } }).draft.fields.title).toBe(
    '停机时正在保存',
  )
})
