import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Cluster, startCluster } from '@/scripts/db/cluster'
import { throwAwayFolder } from '@/scripts/db/throw-away-folder'
import { PatientPool } from './patient-pool'

const dataDir = throwAwayFolder()
let cluster: Cluster
const start = (port?: number) => startCluster({ dataDir, throwAway: true, ...(port ? { port } : {}) })
const open = () =>
  new PatientPool({ connectionString: cluster.url('postgres'), max: 3, connectionTimeoutMillis: 5_000 })

beforeAll(async () => {
  cluster = await start()
})
afterAll(async () => {
  await cluster.stop()
  rmSync(cluster.folder, { recursive: true, force: true })
  rmSync(dataDir, { recursive: true, force: true })
})

test('whoever asks while the server restarts is answered, more askers than connections included', async () => {
  const pool = open()
  await pool.query('SELECT 1')
  await cluster.stop()
  const asked = Array.from({ length: 10 }, () => pool.query<{ one: number }>('SELECT 1 AS one'))
  const inTransaction = pool.connect()
  cluster = await start(cluster.port)
  for (const { rows } of await Promise.all(asked)) expect(rows).toEqual([{ one: 1 }])
  const client = await inTransaction
  expect((await client.query('SELECT 2 AS two')).rows).toEqual([{ two: 2 }])
  client.release()
  await pool.end()
})

test('a server that stays away is given up after some seconds, then at once, and used again when it is back', async () => {
  const pool = open()
  await cluster.stop()
  const timed = async () => {
    const began = Date.now()
    await expect(pool.query('SELECT 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    return Date.now() - began
  }
  expect(await timed()).toBeGreaterThan(3_000)
  expect(await timed()).toBeLessThan(500)
  cluster = await start(cluster.port)
  expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
  await pool.end()
})

test('what the server refuses for good is not asked twice', async () => {
  const pool = new PatientPool({ connectionString: cluster.url('nowhere') })
  const began = Date.now()
  await expect(pool.query('SELECT 1')).rejects.toMatchObject({ code: '3D000' })
  expect(Date.now() - began).toBeLessThan(2_000)
  await pool.end()
})
