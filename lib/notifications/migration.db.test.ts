import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { expect, inject, test } from 'vitest'

const FOLDER = join(import.meta.dirname, '..', '..', 'prisma', 'migrations')

/** One piece with two remarks, of which one was seen by whom it names. */
const BEFORE = `
  INSERT INTO users (id, email, name, role, password_hash, updated_at) VALUES
    (1, 'a@example.org', '许见山', 'EDITOR', '', now()), (2, 'b@example.org', '周砚秋', 'AUTHOR', '', now());
  INSERT INTO articles (id, title, body) VALUES (7, '滩涂', '{}');
  INSERT INTO comment_threads (id, article_id, created_at) VALUES (3, 7, now());
  INSERT INTO comments (id, thread_id, author_id, text, created_at) VALUES
    (4, 3, 1, '请看', '2026-01-01T00:00:00Z'), (5, 3, 1, '再看', '2026-01-02T00:00:00Z');
  INSERT INTO mentions (comment_id, user_id, read_at) VALUES (4, 2, '2026-01-03T00:00:00Z'), (5, 2, NULL)`

test('what mentioned somebody stands in their inbox after the migration, seen or not', async () => {
  const admin = new pg.Client({ connectionString: `${inject('serverUrl')}postgres` })
  await admin.connect()
  await admin.query('CREATE DATABASE before_inbox TEMPLATE template0')
  await admin.end()
  const client = new pg.Client({ connectionString: `${inject('serverUrl')}before_inbox` })
  await client.connect()
  for (const name of readdirSync(FOLDER)
    .filter((one) => /^\d{14}_/.test(one))
    .sort()) {
    if (name.endsWith('_notifications')) await client.query(BEFORE)
    await client.query(readFileSync(join(FOLDER, name, 'migration.sql'), 'utf8'))
  }
  const { rows } = await client.query(
    'SELECT user_id, kind, article_id, comment_id, data, created_at, read_at FROM notifications ORDER BY id',
  )
  await client.end()
  const row = { user_id: 2, kind: 'mention', article_id: 7, data: { actor: '许见山', title: '滩涂' } }
  expect(rows).toEqual([
    {
      ...row,
      comment_id: 4,
      created_at: new Date('2026-01-01T00:00:00Z'),
      read_at: new Date('2026-01-03T00:00:00Z'),
    },
    { ...row, comment_id: 5, created_at: new Date('2026-01-02T00:00:00Z'), read_at: null },
  ])
})
