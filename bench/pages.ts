import { randomBytes } from 'node:crypto'
import lighthouse, { defaultConfig } from 'lighthouse'
import { type Browser, chromium } from 'playwright'
import { freePort } from '@/scripts/db/cluster'
import { TrialNewsroom } from '@/scripts/trial/newsroom'
import { heaviestArticle } from './heaviest-article'
import { BUDGET, exceeded, LAB_BUDGET } from './page-budget'
import { weighPage } from './page-weight'
import { picturesReady } from './pictures-ready'

const ROUNDS = 5
const LEAST = { performance: 99, accessibility: 100, 'best-practices': 100, seo: 100 }
/** A search is not for search engines; that it says so is what Lighthouse's SEO category counts against it. */
const NOT_FOR_ENGINES = ['is-crawlable']

/** Lighthouse slows the processor four times, which is meant for machines whose own index lies about here (docs/throttling.md of it). */
const USUAL = { slowdown: 4, machine: 1_750 }

/** Where its browser listens, and every reading of its index so far. */
type Machine = { port: number; indexes: number[] }
/** One reading alone is off by half on a machine that others use too, and after a minute it is another machine. */
const RECENT = 5
type Lab = { scores: Record<string, number>; lcp: number; cls: number; tbt: number; failed: string[] }

const median = (values: number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** By how much the machine, as it is now, has to be slowed to be the telephone that Lighthouse means: never more than it does itself. */
function slowdownOf({ indexes }: Machine): number {
  if (indexes.length === 0) return 1
  const index = median(indexes.slice(-RECENT))
  return Math.min(USUAL.slowdown, Math.max(1, (USUAL.slowdown * index) / USUAL.machine))
}

async function report(url: string, machine: Machine, skip: string[]) {
  const result = await lighthouse(url, {
    port: machine.port,
    output: 'json',
    logLevel: 'error',
    onlyCategories: Object.keys(LEAST),
    skipAudits: skip,
    throttling: { ...defaultConfig.settings?.throttling, cpuSlowdownMultiplier: slowdownOf(machine) },
  })
  if (!result) throw new Error(`Lighthouse 没有给出 ${url} 的结果。`)
  machine.indexes.push(result.lhr.environment.benchmarkIndex)
  return result.lhr
}

async function calibrate(url: string, port: number): Promise<Machine> {
  const machine: Machine = { port, indexes: [] }
  for (let round = 0; round < RECENT; round++) await report(url, machine, [])
  return machine
}

async function inspect(url: string, machine: Machine, skip: string[]): Promise<Lab> {
  const { categories, audits } = await report(url, machine, skip)
  const value = (id: string) => audits[id]?.numericValue ?? Number.NaN
  const scores = Object.entries(categories).map(([id, { score }]) => [id, Math.round((score ?? 0) * 100)])
  const failed = Object.values(audits)
    .filter(({ score, scoreDisplayMode }) => score === 0 && scoreDisplayMode === 'binary')
    .map(({ id }) => id)
  return {
    scores: Object.fromEntries(scores),
    lcp: value('largest-contentful-paint'),
    cls: value('cumulative-layout-shift'),
    tbt: value('total-blocking-time'),
    failed,
  }
}

/** The middle of several rounds: the machine may be disturbed in one of them. */
async function inspectOften(url: string, machine: Machine, skip: string[]): Promise<Lab> {
  const rounds: Lab[] = []
  for (let round = 0; round < ROUNDS; round++) rounds.push(await inspect(url, machine, skip))
  const middle = (figure: (lab: Lab) => number) => median(rounds.map(figure))
  const scores = Object.keys(LEAST).map((id) => [id, middle((lab) => lab.scores[id] ?? 0)] as const)
  return {
    scores: Object.fromEntries(scores),
    lcp: middle(({ lcp }) => lcp),
    cls: middle(({ cls }) => cls),
    tbt: middle(({ tbt }) => tbt),
    failed: [...new Set(rounds.flatMap(({ failed }) => failed))],
  }
}

async function measure(browser: Browser, base: string, machine: Machine): Promise<string[]> {
  const pages = {
    home: '/',
    column: '/columns/wuran',
    article: (await heaviestArticle(base)).path,
    search: '/search?q=污水',
  }
  const problems: string[] = []
  const rows = []
  for (const [name, path] of Object.entries(pages)) {
    const url = base + encodeURI(path)
    const weight = await weighPage(browser, url)
    const lab = await inspectOften(url, machine, name === 'search' ? NOT_FOR_ENGINES : [])
    rows.push({
      page: name,
      slowdown: Math.round(slowdownOf(machine) * 10) / 10,
      ...weight,
      lcp: Math.round(lab.lcp),
      cls: lab.cls,
      tbt: Math.round(lab.tbt),
      ...lab.scores,
    })
    const short = Object.entries(LEAST).filter(([id, least]) => (lab.scores[id] ?? 0) < least)
    const found = [
      ...exceeded(
        weight,
        name === 'article'
          ? BUDGET
          : { ...BUDGET, html: Number.MAX_SAFE_INTEGER, transfer: Number.MAX_SAFE_INTEGER },
      ),
      ...exceeded({ lcp: lab.lcp, cls: lab.cls, tbt: lab.tbt }, LAB_BUDGET),
      ...short.map(([id, least]) => `${id} ${lab.scores[id]} < ${least}（${lab.failed.join('、')}）`),
    ]
    problems.push(...found.map((one) => `${name}：${one}`))
  }
  console.table(rows)
  return problems
}

const newsroom = new TrialNewsroom()
let problems: string[]
try {
  await newsroom.open({ password: `${randomBytes(12).toString('hex')}-A`, demo: true })
  await picturesReady(newsroom.databaseUrl)
  const port = await freePort()
  const browser = await chromium.launch({
    executablePath: process.env.PLAYWRIGHT_CHROMIUM_PATH ?? '',
    args: [`--remote-debugging-port=${port}`, '--disable-gpu', '--no-sandbox'],
  })
  const base = newsroom.bases[0] ?? ''
  problems = await measure(browser, base, await calibrate(base, port))
  await browser.close()
} finally {
  await newsroom.close()
}
for (const problem of problems) console.log(`✗ ${problem}`)
if (problems.length === 0) console.log('✓ 全部在限额之内')
process.exit(problems.length === 0 ? 0 : 1)
