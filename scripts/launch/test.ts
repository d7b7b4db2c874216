import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { requireSupply } from '../supply/check'
import { findBrowser } from './browser'
import { buildWhenStale, generateClient } from './build'
import { Failure } from './failure'
import { findJava } from './java'
import { FROM_SOURCE } from './node-flags'
import { runQuietly, runVisibly } from './process-output'
import { seconds, step } from './step'

const bin = (name: string) => join('node_modules', '.bin', name)
/** What a developer has set for a newsroom of their own must not reach a test. */
const NOT_FOR_TESTS = [
  'DATABASE_URL',
  'DATA_DIR',
  'PORT',
  'SITE_URL',
  'PURGE_URLS',
  'PAGES_DIR',
  'NODE_ENV',
  'SMTP_URL',
  'SMTP_FROM',
  'SSO_ISSUER',
  'SSO_CLIENT_ID',
  'SSO_CLIENT_SECRET',
  'SSO_LABEL',
  'SSO_EMAIL_DOMAIN',
  'SSO_TRUST_SECOND_FACTOR',
  'AUTH_SECRET',
  'AUTH_SECRET_PREVIOUS',
  'AUTH_SECRET_PREVIOUS_UNTIL',
  'BACKUP_DIR',
]

type Outcome = { passed: number; failed: number; flaky: number }

function testEnvironment(more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const env: Record<string, string | undefined> = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...more }
  for (const name of NOT_FOR_TESTS) delete env[name]
  return env as NodeJS.ProcessEnv
}

async function lint(): Promise<void> {
  await generateClient()
  await step('依赖：版本、锁定、许可证', requireSupply)
  await step('Biome：格式与规则', () => runQuietly(bin('biome'), ['check', '.']))
  await step('tsc：类型', () => runQuietly(bin('tsc'), ['--noEmit', '-p', '.']))
}

/** `npm run check`: the fast half, without database, build or browser. */
export async function check(): Promise<number> {
  const began = performance.now()
  await lint()
  const fine = await runVisibly(bin('vitest'), ['run', '--project', 'unit'], testEnvironment())
  console.log(fine ? `✓ 检查通过，共 ${seconds(began)}` : '✗ 单元测试未通过')
  return fine ? 0 : 1
}

async function vitest(folder: string): Promise<Outcome> {
  const report = join(folder, 'vitest.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  await runVisibly(bin('vitest'), ['run', ...reporters], testEnvironment())
  const { numPassedTests, numFailedTests, success } = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number
    numFailedTests: number
    success: boolean
  }
  return { passed: numPassedTests, failed: success ? 0 : Math.max(1, numFailedTests), flaky: 0 }
}

/** What the seconds of a journey count in has the machine for itself, after all others. */
const ALONE = '@alone'

/** All journeys, or those that the arguments choose. */
async function journeys(folder: string, args: string[]): Promise<Outcome[]> {
  const browser = await step('寻找浏览器', findBrowser)
  const java = await step('寻找 Java', findJava)
  const found = { PLAYWRIGHT_CHROMIUM_PATH: browser, JAVA_PATH: java }
  if (args.length > 0) return [await playwright(folder, 'chosen', found, args)]
  return [
    await playwright(folder, 'most', found, ['--grep-invert', ALONE]),
    await playwright(folder, 'alone', found, ['--grep', ALONE, '--workers=1']),
  ]
}

async function playwright(
  folder: string,
  name: string,
  found: Record<string, string>,
  args: string[],
): Promise<Outcome> {
  const report = join(folder, `playwright-${name}.json`)
  const env = testEnvironment({
    ...found,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    PLAYWRIGHT_OUTPUT_DIR: join(folder, 'results', name),
  })
  const cli = join('node_modules', 'playwright', 'cli.js')
  const fine = await runVisibly(
    process.execPath,
    [cli, 'test', '-c', join('e2e', 'playwright.config.ts'), ...args],
    env,
  )
  const { stats } = JSON.parse(readFileSync(report, 'utf8')) as {
    stats: { expected: number; unexpected: number; flaky: number }
  }
  const { expected, unexpected, flaky } = stats
  return { passed: expected + flaky, failed: fine ? 0 : Math.max(1, unexpected), flaky }
}

/** `npm test`: everything. `npm test -- e2e [FILTER…]` and `npm test -- unit` run one part. */
export async function testAll([part, ...args]: string[]): Promise<number> {
  const began = performance.now()
  const folder = mkdtempSync(join(tmpdir(), 'qingyan-report-'))
  const outcomes: Outcome[] = []
  try {
    if (part === undefined) await lint()
    if (part !== 'e2e') outcomes.push(await vitest(folder))
    if (part !== 'unit') {
      await buildWhenStale()
      outcomes.push(...(await journeys(folder, args)))
    }
  } finally {
    if (outcomes.every(({ failed }) => failed === 0)) rmSync(folder, { recursive: true, force: true })
    else console.log(`失败的旅程留下的截图：${join(folder, 'results')}`)
  }
  const sum = (count: keyof Outcome) => outcomes.reduce((total, outcome) => total + outcome[count], 0)
  console.log(`\n共 ${seconds(began)}\n${sum('passed')} passed, ${sum('failed')} failed`)
  if (sum('flaky') > 0) console.log(`其中 ${sum('flaky')} 项第二次才通过：时序不稳，须查明原因。`)
  return sum('failed') === 0 ? 0 : 1
}

/** What can be measured: `npm run bench`, and `npm run bench:` with the name of another. */
const MEASUREMENTS: Record<string, string> = {
  speed: 'main.ts',
  pages: 'pages.ts',
  search: 'search.ts',
  editor: 'editor.ts',
  sitemap: 'sitemap.ts',
  audit: 'audit.ts',
}
const IN_BROWSER = ['pages', 'editor']

/** Runs a measurement of `bench/`; it fails when it exceeds a budget of its own. */
export async function bench([part = 'speed']: string[]): Promise<number> {
  const file = MEASUREMENTS[part]
  if (!file) throw new Failure(`没有“${part}”这种测量，可选：${Object.keys(MEASUREMENTS).join('、')}。`)
  await buildWhenStale()
  const env = IN_BROWSER.includes(part)
    ? { ...process.env, PLAYWRIGHT_CHROMIUM_PATH: findBrowser() }
    : process.env
  const fine = await runVisibly(process.execPath, [...FROM_SOURCE, join('bench', file)], env)
  if (!fine) throw new Failure('测量没有完成，或超出了限额；原因见上。')
  return 0
}
