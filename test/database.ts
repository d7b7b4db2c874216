import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'
import { copyTemplate, dropCopy } from '@/scripts/db/template'

// Runs before each test file, and before the first import of lib/db: every process has a database and a data folder of
// its own, made anew for each file. The pool stays: its connections end with the database, and it makes others.
const server = inject('serverUrl')
const name = `test_${process.pid}`
const dataDir = join(inject('dataRoot'), name)

await dropCopy(server, name)
rmSync(dataDir, { recursive: true, force: true })
mkdirSync(dataDir)
process.env.DATABASE_URL = await copyTemplate(server, name)
process.env.DATA_DIR = dataDir
