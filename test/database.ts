import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, inject } from 'vitest'
import { copyTemplate, dropCopy } from '@/scripts/db/template'

// Runs before the first import of lib/db: each test file has a database of its own, copied from the template.
const serverUrl = inject('serverUrl')
const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
process.env.DATABASE_URL = await copyTemplate(serverUrl, name)
process.env.DATA_DIR = mkdtempSync(join(tmpdir(), 'qingyan-data-'))

afterAll(async () => {
  const { db } = await import('@/lib/db/client')
  await db.$disconnect()
  await dropCopy(serverUrl, name)
  rmSync(process.env.DATA_DIR ?? '', { recursive: true, force: true })
})
