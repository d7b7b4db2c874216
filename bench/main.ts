import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { TrialNewsroom } from '@/scripts/trial/newsroom'
import { firstArticle } from './first-article'
import { loader, requestsPerSecond, spread } from './load'
import { bareNode, nginx, type Rival, rawGet } from './rivals'

const ROUNDS = 3
const PIECES = 40
const PUBLICATIONS = 60
/** Not counted: until the engine has compiled what it runs often. */
const WARM_UP = 10

async function rivalsOf(url: string, folder: string): Promise<Rival[]> {
  const [identity, brotli] = [await rawGet(url, 'identity'), await rawGet(url, 'br')]
  if (identity.status !== 200) throw new Error(`${url} 返回 ${identity.status}，无法测量。`)
  console.log(`文章页 ${url}：${identity.body.length} 字节，brotli ${brotli.body.length} 字节`)
  const ours = ['identity', 'br'].map((encoding) => ({
    name: `page store, ${encoding}`,
    url,
    encoding,
    stop: () => undefined,
  }))
  const others = [
    await bareNode(folder, identity, 'identity', false),
    await bareNode(folder, identity, 'identity', true),
    await bareNode(folder, brotli, 'br', false),
    await nginx(folder, identity),
  ]
  return [...ours, ...others.filter((one) => one !== null)]
}

/** Loads all of them in turn, several rounds, so that a disturbance meets them alike; prints the middle rounds. */
async function compare(url: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'qingyan-rivals-'))
  const rivals = await rivalsOf(url, folder)
  try {
    const rates = new Map<string, number[]>(rivals.map(({ name }) => [name, []]))
    for (let round = 0; round < ROUNDS; round++) {
      for (const { name, url: at, encoding } of rivals)
        rates.get(name)?.push(await requestsPerSecond(at, encoding))
    }
    const median = (name: string) => spread(rates.get(name) ?? []).median
    console.table(
      rivals.map(({ name }) => ({
        server: name,
        'requests/s': Math.round(median(name)),
        'of bare node': (median(name) / median('bare node, identity')).toFixed(2),
        'of same headers': (median(name) / median('bare node, identity, same headers')).toFixed(2),
      })),
    )
    const brotli = median('page store, br') / median('page store, identity')
    console.log(
      `brotli 为不压缩的 ${brotli.toFixed(2)}（目标 ≥ 0.9），文章页为裸 node 的 ${(median('page store, identity') / median('bare node, identity')).toFixed(2)}（目标 ≥ 0.5）`,
    )
  } finally {
    for (const { stop } of rivals) stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Measures a throw-away newsroom: speed of an article page, and the time from a publication to its readers. */
async function measureOwn(): Promise<void> {
  const newsroom = new TrialNewsroom()
  try {
    await newsroom.open({ worker: false })
    const base = newsroom.bases[0] ?? ''
    const { makeColumn, publicationLatencies } = await import('./publications')
    const column = await makeColumn(PIECES)
    await compare(base + column.articlePath)
    const latencies = await publicationLatencies(base, column, WARM_UP + PUBLICATIONS)
    const { median, p95 } = spread(latencies.slice(WARM_UP))
    console.log(
      `发布到读者可见（文章页与栏目页）：中位 ${median.toFixed(1)} ms，95% ${p95.toFixed(1)} ms（目标 中位 ≤ 50 ms）`,
    )
    await (await import('@/lib/db/client')).db.$disconnect()
  } finally {
    await newsroom.close()
  }
}

console.log(`${cpus().length} 核，Node ${process.version}，${loader}`)
const base = process.env.BASE_URL?.replace(/\/+$/, '')
if (base) await compare(await firstArticle(base))
else await measureOwn()
process.exit(0)
