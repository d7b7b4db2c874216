import { readFileSync } from 'node:fs'
import { TrialNewsroom } from '@/scripts/trial/newsroom'
import { spread } from './load'

/** How many pieces; the first argument may name another number. */
const PIECES = Number(process.argv[2] ?? 1_000_000)
const BATCH = 50_000
const GOAL_FILE_MS = 1_000
const GOAL_PEAK_MIB = 512
const MIB = 1024 * 1024

/** Public pieces with a cover and two pictures in the text, as far as lists know. The checks of each row are left out: they would take an hour. */
async function plant(): Promise<void> {
  const { db } = await import('@/lib/db/client')
  const { makeColumn, makeMedia } = await import('@/test/newsroom')
  const { id: columnId } = await makeColumn()
  const { id: coverId } = await makeMedia()
  for (let first = 1; first <= PIECES; first += BATCH) {
    const last = Math.min(PIECES, first + BATCH - 1)
    await db.$transaction(
      async (tx) => {
        await tx.$executeRaw`SET LOCAL session_replication_role = replica`
        await tx.$executeRaw`INSERT INTO articles (id, state, title, body, column_id, published_revision_id, first_published_at)
          SELECT n, 'PUBLISHED', '第' || n || '篇', '{}', ${columnId}, n, now() FROM generate_series(${first}::int, ${last}::int) n`
        await tx.$executeRaw`INSERT INTO revisions (id, article_id, number, reason, title, content, content_hash)
          SELECT n, n, 1, 'IMPORT', '', '{}', '' FROM generate_series(${first}::int, ${last}::int) n`
        await tx.$executeRaw`INSERT INTO publications (article_id, revision_id, column_id, cover_id, title, summary, origin,
            published_at, updated_at, body_pictures)
          SELECT n, n, ${columnId}, ${coverId}, '第' || n || '篇', '', 'ORIGINAL', moment, moment,
            ARRAY['/media/' || md5(n::text) || '-1600.webp', '/media/' || md5((-n)::text) || '-960.webp']
          FROM generate_series(${first}::int, ${last}::int) n,
            LATERAL (SELECT '2000-01-01'::timestamptz + n * interval '10 minutes' AS moment) at`
      },
      { timeout: 120_000 },
    )
  }
  await db.$executeRaw`VACUUM ANALYZE publications`
  await db.$disconnect()
}

/** The most memory that a process ever took, in MiB; null where the system does not say. */
function peakOf(pid: number | undefined): number | null {
  try {
    const [, kib] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return kib === undefined ? null : Math.round(Number(kib) / 1024)
  } catch {
    return null
  }
}

async function fetchFile(url: string): Promise<{ text: string; ms: number }> {
  const began = performance.now()
  const answer = await fetch(url)
  const text = await answer.text()
  if (answer.status !== 200) throw new Error(`${url} 返回 ${answer.status}。`)
  return { text, ms: performance.now() - began }
}

/** Reads the whole map as a crawler does, file after file; whether the goals are kept. */
async function crawl(base: string, pid: number | undefined): Promise<boolean> {
  const before = peakOf(pid)
  const index = await fetchFile(`${base}/sitemap.xml`)
  const urls = [...index.text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) => new URL(url).pathname)
  const files: { ms: number; bytes: number; pages: number; pictures: number }[] = []
  for (const path of urls) {
    const { text, ms } = await fetchFile(base + path)
    const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
    files.push({
      ms,
      bytes: Buffer.byteLength(text),
      pages: count(/<url>/g),
      pictures: count(/<image:loc>/g),
    })
  }
  const sum = (of: 'ms' | 'bytes' | 'pages' | 'pictures') => files.reduce((total, one) => total + one[of], 0)
  const { median, p95 } = spread(files.map(({ ms }) => ms))
  const peak = peakOf(pid)
  console.log(
    `索引 ${index.ms.toFixed(0)} ms；${files.length} 个文件共 ${sum('pages')} 个网址、${sum('pictures')} 张图片、${(sum('bytes') / MIB).toFixed(0)} MiB，用时 ${(sum('ms') / 1000).toFixed(1)} 秒`,
  )
  console.log(
    `每个文件：中位 ${median.toFixed(0)} ms，p95 ${p95.toFixed(0)} ms（目标 < ${GOAL_FILE_MS} ms），最大 ${(Math.max(...files.map(({ bytes }) => bytes)) / MIB).toFixed(1)} MiB`,
  )
  console.log(`网站进程内存峰值：读之前 ${before} MiB，读完 ${peak} MiB（目标 < ${GOAL_PEAK_MIB} MiB）`)
  return p95 < GOAL_FILE_MS && (peak ?? 0) < GOAL_PEAK_MIB
}

async function run(): Promise<boolean> {
  const newsroom = new TrialNewsroom()
  try {
    await newsroom.open({ webs: 1, worker: false })
    const began = performance.now()
    await plant()
    console.log(`写入 ${PIECES} 篇，用时 ${((performance.now() - began) / 1000).toFixed(0)} 秒`)
    const [web] = newsroom.webs
    // Started anew, as its memory before is what the measurement begins with.
    await web?.stop()
    await web?.start()
    return await crawl(web?.base ?? '', web?.pid)
  } finally {
    await newsroom.close()
  }
}

process.exit((await run()) ? 0 : 1)
