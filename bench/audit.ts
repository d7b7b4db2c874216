import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { AuditFilter } from '@/lib/audit/filter'
import { ensureDatabase, startCluster } from '@/scripts/db/cluster'
import { migrate } from '@/scripts/db/migrate'
import { spread } from './load'

/** How many events; the first argument may name another number. */
const EVENTS = Number(process.argv[2] ?? 1_000_000)
const BATCH = 50_000
const MANY = 2_000
const ROUNDS = 7
const COMMITS = 250
const WRITERS = 8
const GOAL_LINK_MS = 1
const GOAL_LIST_MS = 50

type Db = typeof import('@/lib/db/client').db

const show = (times: number[]) => {
  const { median, p95 } = spread(times)
  return `中位 ${median.toFixed(2)} ms，p95 ${p95.toFixed(2)} ms`
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await run()
  return performance.now() - began
}

const insertMany = (db: Db, count: number) =>
  db.$executeRaw`INSERT INTO audit_events (actor_id, actor_name, action, subject, subject_id, data, tags)
    SELECT 1, '沈一', 'article.save', 'article', '1001', '{"version": 7}', ARRAY['article:1001', 'home']
    FROM generate_series(1, ${count}::int)`

/** What the work of a link is for one event: many in one commit, so that the disk has no part in it (ms). */
async function workPerEvent(db: Db): Promise<number> {
  const times: number[] = []
  for (let n = 0; n < ROUNDS; n++) times.push((await timed(() => insertMany(db, MANY))) / MANY)
  return spread(times).median
}

/** Commits of one event each in a second, by several who write at once. */
async function commitsPerSecond(db: Db): Promise<number> {
  const writer = async () => {
    for (let n = 0; n < COMMITS; n++) await insertMany(db, 1)
  }
  const ms = await timed(() => Promise.all(Array.from({ length: WRITERS }, writer)))
  return (WRITERS * COMMITS * 1000) / ms
}

/** What the chain costs: with the trigger that links and without it. */
async function measureLinks(db: Db): Promise<boolean> {
  const work: number[] = []
  for (const linked of [false, true]) {
    if (linked) await db.$executeRaw`ALTER TABLE audit_events ENABLE TRIGGER audit_events_linked`
    else await db.$executeRaw`ALTER TABLE audit_events DISABLE TRIGGER audit_events_linked`
    await insertMany(db, MANY)
    const [ms, perSecond] = [await workPerEvent(db), await commitsPerSecond(db)]
    work.push(ms)
    const name = linked ? '有链' : '无链'
    console.log(
      `${name}：每条事件 ${ms.toFixed(3)} ms；${WRITERS} 个同时写，每秒 ${perSecond.toFixed(0)} 次提交`,
    )
  }
  const [without = 0, withLink = 0] = work
  const cost = withLink - without
  console.log(`链的代价：每条事件 ${cost.toFixed(3)} ms（目标 < ${GOAL_LINK_MS} ms）`)
  return cost < GOAL_LINK_MS
}

/** A log of years: mostly saves, some publications, few of anything else; one every ten minutes. */
async function plant(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('ALTER TABLE audit_events DISABLE TRIGGER audit_events_linked')
  for (let first = 1; first <= EVENTS; first += BATCH)
    await client.query(
      `INSERT INTO audit_events (at, actor_id, actor_name, action, subject, subject_id, data, tags)
      SELECT now() - ($3 - n) * interval '10 minutes', CASE WHEN n % 10 = 0 THEN NULL ELSE 1 + n % 40 END, '某人',
        CASE WHEN n % 1000 = 0 THEN 'user.update' WHEN n % 20 = 0 THEN 'article.publish' WHEN n % 15 = 0 THEN 'session.open'
          ELSE 'article.save' END,
        CASE WHEN n % 1000 = 0 OR n % 20 <> 0 AND n % 15 = 0 THEN 'user' ELSE 'article' END, (1 + n % 5000)::text, '{}', '{}'
      FROM generate_series($1::int, $2::int) n`,
      [first, Math.min(EVENTS, first + BATCH - 1), EVENTS],
    )
  // As the migration does it.
  const linking = `DO $$ DECLARE event audit_events; BEGIN
    FOR event IN SELECT * FROM audit_events e WHERE NOT EXISTS (SELECT FROM audit_links l WHERE l.event_id = e.id) ORDER BY id
    LOOP PERFORM append_audit_link(event); END LOOP; END $$`
  const linked = await timed(() => client.query(linking))
  console.log(`${EVENTS} 条事件补链（迁移时做的）用时 ${(linked / 1000).toFixed(0)} 秒`)
  await client.query('VACUUM ANALYZE audit_events, audit_links')
  const { rows } = await client.query<{ events: number; links: number }>(
    `SELECT pg_total_relation_size('audit_events') / count(*) AS events, pg_total_relation_size('audit_links') / count(*) AS links
    FROM audit_events`,
  )
  console.log(`一条事件连索引 ${rows[0]?.events} 字节，它的环 ${rows[0]?.links} 字节`)
  await client.end()
}

const FILTERS: Record<string, AuditFilter> = {
  全部: {},
  一个人: { who: 7 },
  系统: { who: 'system' },
  '一类操作，常见': { what: 'article' },
  '一类操作，少见': { what: 'user' },
  一种操作: { what: 'article.publish' },
  一种对象: { kind: 'user' },
  一个对象: { kind: 'article', number: '2001' },
  很久以前的一个月: { from: '2012-01-01', to: '2012-01-31' },
  '一个人，很久以前的一个月': { who: 7, from: '2012-01-01', to: '2012-01-31' },
  '一个人，一种少见的操作': { who: 1, what: 'user.update' },
  '一个人，从没做过的操作': { who: 2, what: 'user.update' },
  '系统的登录，一个月': { who: 'system', what: 'session', from: '2015-05-01', to: '2015-05-31' },
  '一种对象，一种操作，一个人': { who: 11, what: 'article.publish', kind: 'article' },
}

async function measureLists(): Promise<boolean> {
  const { listEvents } = await import('@/lib/audit/queries')
  const { systemActor } = await import('@/lib/auth/authorise')
  const system = systemActor('系统')
  // The first question opens connections and loads code.
  await listEvents(system, {}, undefined)
  let slowest = 0
  for (const [name, filter] of Object.entries(FILTERS)) {
    const times: number[] = []
    for (let n = 0; n < 20; n++)
      times.push(await timed(() => listEvents(system, filter, n % 2 === 0 ? undefined : EVENTS / 2)))
    slowest = Math.max(slowest, spread(times).p95)
    console.log(`${name}：${show(times)}`)
  }
  console.log(`最慢的筛选 p95 ${slowest.toFixed(0)} ms（目标 < ${GOAL_LIST_MS} ms）`)
  return slowest < GOAL_LIST_MS
}

async function measureVerify(): Promise<void> {
  const { verifyChain } = await import('@/lib/audit/verify-queries')
  const before = Math.round(process.resourceUsage().maxRSS / 1024)
  const ms = await timed(async () => {
    const { fault } = await verifyChain()
    if (fault) throw new Error(`the chain is broken: ${fault.kind} at ${fault.seq}`)
  })
  const peak = Math.round(process.resourceUsage().maxRSS / 1024)
  console.log(`核对 ${(ms / 1000).toFixed(1)} 秒，进程内存峰值 ${before} → ${peak} MiB`)
}

async function run(): Promise<boolean> {
  const dataDir = mkdtempSync(join(tmpdir(), 'qingyan-bench-'))
  // As a newsroom's own database runs: what is committed is on the disk.
  const cluster = await startCluster({ dataDir })
  try {
    process.env.DATABASE_URL = await ensureDatabase(cluster, 'audit')
    await migrate(process.env.DATABASE_URL)
    const { db } = await import('@/lib/db/client')
    await db.$executeRaw`INSERT INTO users (id, email, name, role, password_hash, updated_at)
      SELECT n, 'bench-' || n || '@example.org', '某人', 'EDITOR', 'none', now() FROM generate_series(1, 40) n`
    const links = await measureLinks(db)
    await plant(process.env.DATABASE_URL)
    const lists = await measureLists()
    await measureVerify()
    await db.$disconnect()
    return links && lists
  } finally {
    await cluster.stop()
    rmSync(cluster.folder, { recursive: true, force: true })
    rmSync(dataDir, { recursive: true, force: true })
  }
}

process.exit((await run()) ? 0 : 1)
