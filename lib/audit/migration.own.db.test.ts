import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { expect, inject, test } from 'vitest'

const FOLDER = join(import.meta.dirname, '..', '..', 'prisma', 'migrations')
const CHAIN = /_audit_chain$/

async function on<T>(url: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await run(client)
  } finally {
    await client.end()
  }
}

/** A log as it stood before there was a chain: a gap in the numbers, a row without tags, and one that was delivered. */
const OLD_LOG = `
  INSERT INTO audit_events (id, at, actor_name, action, subject, subject_id, data, tags, delivered_at) VALUES
    (1, '2026-01-01T00:00:00.123456Z', '系统', 'column.create', 'column', '1', '{"name": "水", "slug": "shui"}', '{columns,articles}', now()),
    (2, '2026-01-02T00:00:00Z', '沈“一”', 'article.save', 'article', '1001', '{}', NULL, NULL),
    (7, '2025-12-31T00:00:00Z', '系统', 'tag.create', 'tag', '3', '{"a": [1.50, null, "🌊"]}', '{}', NULL)`

test('the migration links what was recorded before, in order, and the chain goes on from there (R-27)', async () => {
  const url = `${inject('serverUrl')}audit_before_chain`
  await on(`${inject('serverUrl')}postgres`, (client) =>
    client.query('CREATE DATABASE audit_before_chain TEMPLATE template0'),
  )
  const names = readdirSync(FOLDER).filter((name) => /^\d{14}_/.test(name))
  await on(url, async (client) => {
    for (const name of names.sort()) {
      if (CHAIN.test(name)) await client.query(OLD_LOG)
      await client.query(readFileSync(join(FOLDER, name, 'migration.sql'), 'utf8'))
    }
    await client.query(
      `INSERT INTO audit_events (id, actor_name, action, subject, subject_id) VALUES (8, '甲', 'tag.delete', 'tag', '3')`,
    )
    const { rows } = await client.query('SELECT seq, event_id FROM audit_links ORDER BY seq')
    expect(rows.map(({ seq, event_id }) => [seq, event_id])).toEqual([
      ['1', '1'],
      ['2', '2'],
      ['3', '7'],
      ['4', '8'],
    ])
  })
  // The client is made with the address that stands here when it is first imported.
  process.env.DATABASE_URL = url
  const { verifyChain } = await import('./verify-queries')
  expect(await verifyChain()).toMatchObject({ links: 4, events: 4, pruned: 0, fault: null })
})
