import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { schemaDiff } from './schema-diff'

async function shadow(name: string): Promise<string> {
  const client = new pg.Client({ connectionString: `${inject('serverUrl')}postgres` })
  await client.connect()
  await client.query(`DROP DATABASE IF EXISTS ${name}`)
  await client.query(`CREATE DATABASE ${name} TEMPLATE template0`)
  await client.end()
  return inject('serverUrl') + name
}

test('the migrations make exactly what schema.prisma says (R-27)', async () => {
  expect(await schemaDiff(await shadow('shadow_agree'))).toBe('')
})
