import pg from 'pg'
import { beforeEach, expect, test } from 'vitest'
import { db, together, transaction } from '@/lib/db/client'
import { env } from '@/lib/env'
import { system } from '@/test/newsroom'
import { recordEvent } from './record'
import { type Verdict, verifyChain } from './verify-queries'

type Given = { name?: string; tags?: string[]; note?: string }

const record = ({ name = '一件事', tags = [], note = '' }: Given = {}) =>
  transaction((tx) =>
    recordEvent(tx, {
      actor: system,
      action: 'settings.update',
      subject: 'settings',
      subjectId: name,
      data: { note },
      address: '203.0.113.9',
      tags,
    }),
  )

/** What somebody with superuser rights does by hand, around every trigger. */
async function byHand(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: env.DATABASE_URL })
  await client.connect()
  try {
    await client.query('SET session_replication_role = replica')
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

const links = () => db.auditLink.findMany({ orderBy: { seq: 'asc' } })
const events = () => db.auditEvent.findMany({ orderBy: { id: 'asc' }, select: { id: true } })

async function idAt(place: number): Promise<bigint> {
  const id = (await events()).at(place)?.id
  if (id === undefined) throw new Error('no such event')
  return id
}

beforeEach(async () => {
  await byHand('TRUNCATE audit_events, audit_links')
})

test('every event has its link at the commit, and both computations agree whatever an event holds', async () => {
  await record({
    name: '引号“”和 🌊 及\n换行',
    note: 'a'.repeat(5_000),
    tags: ['a', '', 'article:1', '标签,{}"'],
  })
  await record({ name: '12', note: '3' })
  await record({ name: '1', note: '23' })
  const verdict = await verifyChain()
  expect(verdict).toMatchObject({ links: 3, events: 3, pruned: 0, fault: null })
  expect(verdict.head?.seq).toBe(3n)
  expect(verdict.head?.hash).toMatch(/^[0-9a-f]{64}$/)
})

test('an empty log is a whole one', async () => {
  expect(await verifyChain()).toEqual({ links: 0, events: 0, pruned: 0, head: null, fault: null })
})

test('several processes that write at once make one chain without gaps, and what rolls back leaves nothing in it', async () => {
  const clients = await Promise.all(
    Array.from({ length: 6 }, async () => {
      const client = new pg.Client({ connectionString: env.DATABASE_URL })
      await client.connect()
      return client
    }),
  )
  const insert = `INSERT INTO audit_events (actor_name, action, subject, subject_id) VALUES ('甲', 'tag.create', 'tag', '1')`
  await Promise.all(
    clients.map(async (client, n) => {
      for (let round = 0; round < 20; round++) {
        await client.query('BEGIN')
        for (let some = 0; some <= n % 3; some++) await client.query(insert)
        await client.query((round + n) % 5 === 0 ? 'ROLLBACK' : 'COMMIT')
      }
      await client.end()
    }),
  )
  const [found, all] = [await links(), await events()]
  expect(found.map(({ seq }) => Number(seq))).toEqual(all.map((_, n) => n + 1))
  expect(found.map(({ eventId }) => eventId).sort()).toEqual(all.map(({ id }) => id).sort())
  // 6 clients × 16 kept transactions × 1, 2 or 3 events.
  expect(all).toHaveLength(16 * 2 * (1 + 2 + 3))
  expect((await verifyChain()).fault).toBeNull()
})

test('a command undone inside a larger one leaves no link, and the others stay in order', async () => {
  await together(async () => {
    await record({ name: '前' })
    await expect(
      transaction(async (tx) => {
        await recordEvent(tx, { actor: system, action: 'tag.create', subject: 'tag', subjectId: 1 })
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    await record({ name: '后' })
  })
  expect(await verifyChain()).toMatchObject({ links: 2, events: 2, fault: null })
})

test.each([
  'UPDATE audit_events SET actor_name = $$乙$$',
  'UPDATE audit_events SET address = $$198.51.100.1$$',
  'DELETE FROM audit_events',
  'TRUNCATE audit_events',
  'UPDATE audit_links SET event_id = event_id + 1000',
  'DELETE FROM audit_links',
  'TRUNCATE audit_links',
  `BEGIN; SET LOCAL qingyan.audit_prune = 'on'; DELETE FROM audit_events; COMMIT`,
])('the application’s own role cannot: %s (S-64)', async (statement) => {
  await record()
  const client = new pg.Client({ connectionString: env.DATABASE_URL })
  await client.connect()
  await expect(client.query(statement)).rejects.toThrow('never changed')
  await client.end()
  expect(await verifyChain()).toMatchObject({ links: 1, events: 1, fault: null })
})

const faultAfter = async (...statements: string[]): Promise<Verdict['fault']> => {
  await byHand(...statements)
  return (await verifyChain()).fault
}

test.each([
  ['who did it', `actor_name = '乙'`],
  ['when it was', `at = at + interval '1 microsecond'`],
  ['from where', `address = ''`],
  ['what was done', `action = 'settings.updatf'`],
  ['to what', `subject_id = '2'`],
  ['what it says', `data = '{"note": " "}'`],
  ['its tags', `tags = '{x}'`],
])('an event changed by hand with superuser rights is found: %s', async (_what, change) => {
  for (let n = 0; n < 5; n++) await record()
  const eventId = await idAt(2)
  expect(await faultAfter(`UPDATE audit_events SET ${change} WHERE id = ${eventId}`)).toEqual({
    ...{ kind: 'altered', seq: 3n },
    eventId,
  })
})

test('delivery, which is the outbox’s own, is no change', async () => {
  await record({ tags: ['home'] })
  await db.auditEvent.updateMany({ data: { deliveredAt: new Date(), attempts: 3 } })
  expect((await verifyChain()).fault).toBeNull()
})

test('an event taken away, with or without its link, is found; one put in around the triggers too', async () => {
  for (let n = 0; n < 5; n++) await record()
  const eventId = await idAt(2)
  expect(await faultAfter(`DELETE FROM audit_events WHERE id = ${eventId}`)).toEqual({
    ...{ kind: 'removed', seq: 3n },
    eventId,
  })
  expect(await faultAfter('DELETE FROM audit_links WHERE seq = 3')).toMatchObject({ kind: 'gap', seq: 4n })
  await byHand('TRUNCATE audit_events, audit_links')
  await record()
  await byHand(
    `INSERT INTO audit_events (actor_name, action, subject, subject_id) VALUES ('甲', 'tag.create', 'tag', '1')`,
  )
  expect((await verifyChain()).fault).toEqual({ kind: 'unlinked', seq: null, eventId: await idAt(1) })
})

test('links exchanged, moved up or written anew are found at the first that does not hold', async () => {
  for (let n = 0; n < 5; n++) await record()
  const kept = await links()
  const restore = async () => {
    await byHand('TRUNCATE audit_links')
    await db.auditLink.createMany({ data: kept })
    expect((await verifyChain()).fault).toBeNull()
  }
  const swap = [
    'UPDATE audit_links SET seq = 99 WHERE seq = 2',
    'UPDATE audit_links SET seq = 2 WHERE seq = 3',
  ]
  expect(await faultAfter(...swap, 'UPDATE audit_links SET seq = 3 WHERE seq = 99')).toMatchObject({
    kind: 'order',
    seq: 2n,
  })
  await restore()
  const close = ['DELETE FROM audit_links WHERE seq = 1', 'UPDATE audit_links SET seq = seq + 10']
  expect(await faultAfter(...close, 'UPDATE audit_links SET seq = seq - 11')).toMatchObject({
    kind: 'order',
    seq: 1n,
  })
  await restore()
  // Whoever changes an event and its digest must make that link's hash, and every later one, anew.
  expect(await faultAfter(`UPDATE audit_links SET digest = sha256('x') WHERE seq = 4`)).toMatchObject({
    kind: 'link',
    seq: 4n,
  })
  const rehash = `UPDATE audit_links SET hash = sha256('y') WHERE seq = 4`
  expect(await faultAfter(rehash)).toMatchObject({ kind: 'link', seq: 4n })
})

test('a chain cut off or written anew as a whole is found by what was noted elsewhere', async () => {
  for (let n = 0; n < 3; n++) await record()
  const noted = (await verifyChain()).head
  await record()
  expect((await verifyChain(noted)).fault).toBeNull()
  const last = await idAt(2)
  await byHand(`DELETE FROM audit_events WHERE id >= ${last}`, `DELETE FROM audit_links WHERE seq >= 3`)
  expect((await verifyChain()).fault).toBeNull()
  expect((await verifyChain(noted)).fault).toEqual({ kind: 'noted', seq: 3n, eventId: null })
  await record({ name: '另一件事' })
  expect((await verifyChain(noted)).fault).toMatchObject({ kind: 'noted', seq: 3n })
})

test('the walk goes on over its batches', async () => {
  await db.$executeRaw`INSERT INTO audit_events (actor_name, action, subject, subject_id)
    SELECT '甲', 'tag.create', 'tag', n::text FROM generate_series(1, 4500) n`
  expect(await verifyChain()).toMatchObject({ links: 4500, events: 4500, fault: null })
  const eventId = await idAt(4100)
  expect(
    await faultAfter(`UPDATE audit_events SET data = '{}' , subject_id = 'x' WHERE id = ${eventId}`),
  ).toEqual({
    ...{ kind: 'altered', seq: 4101n },
    eventId,
  })
})
