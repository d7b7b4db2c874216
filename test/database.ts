import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, inject } from 'vitest'

// Runs before the first import of lib/db: each test file has a database of its own, copied from the template.
const serverUrl = inject('serverUrl')
const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
await onServer(`CREATE DATABASE ${name} TEMPLATE template`)
process.env.DATABASE_URL = serverUrl + name
process.env.DATA_DIR = mkdtempSync(join(tmpdir(), 'qingyan-data-'))

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${serverUrl}postgres` })
  await client.connect()
  await client.query(sql)
  await client.end()
}

afterAll(async () => {
  const { db } = await import('@/lib/db/client')
  await db.$disconnect()
  await onServer(`DROP DATABASE ${name} WITH (FORCE)`)
  rmSync(process.env.DATA_DIR ?? '', { recursive: true, force: true })
})
