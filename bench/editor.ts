import { randomBytes } from 'node:crypto'
import { brotliCompressSync } from 'node:zlib'
import { type BrowserContext, chromium, type Page } from 'playwright'
import { TrialNewsroom } from '@/scripts/trial/newsroom'
import { spread } from './load'
import { makeLongArticle } from './long-article'
import { takeLatencies, typeText, watchTyping } from './typing'

const GOAL_TYPING_P95 = 50
const GOAL_SAVE_P95 = 150
const KEYS = 160
const SAVES = 60
/** Not counted: until the engines have compiled what runs often. */
const WARM_UP = 20
const KB = 1024

type Weight = { kind: string; files: number; raw: number; brotli: number }

async function signIn(context: BrowserContext, base: string, password: string): Promise<void> {
  const answer = await context.request.post(`${base}/api/sign-in`, {
    form: { email: 'admin@qingyan.example', password, callbackUrl: '/admin' },
    headers: { origin: base },
    maxRedirects: 0,
  })
  if (answer.headers().location !== '/admin') throw new Error('登录没有成功，无法测量。')
}

/** Opens the editor and weighs every script and style that it loads before it rests. */
async function openWeighed(page: Page, url: string): Promise<Weight[]> {
  const loaded: { kind: string; body: Promise<Buffer> }[] = []
  page.on('response', (response) => {
    const kind = response.request().resourceType()
    if (kind === 'script' || kind === 'stylesheet') loaded.push({ kind, body: response.body() })
  })
  await page.goto(url, { waitUntil: 'load' })
  await page.getByRole('textbox', { name: '正文' }).waitFor()
  const bodies = await Promise.all(loaded.map(async ({ kind, body }) => ({ kind, body: await body })))
  return ['script', 'stylesheet'].map((kind) => {
    const all = bodies.filter((one) => one.kind === kind).map(({ body }) => body)
    const sum = (size: (body: Buffer) => number) => all.reduce((total, body) => total + size(body), 0)
    return {
      kind,
      files: all.length,
      raw: Math.round(sum(({ length }) => length) / KB),
      brotli: Math.round(sum((body) => brotliCompressSync(body).length) / KB),
    }
  })
}

/** Puts the caret into the middle paragraph, as somebody does who adds something there. */
async function enterMiddle(page: Page): Promise<void> {
  const paragraphs = page.locator('.article-body > p')
  const middle = paragraphs.nth(Math.floor((await paragraphs.count()) / 2))
  await middle.scrollIntoViewIfNeeded()
  await middle.click()
  await page.keyboard.press('End')
}

async function measureTyping(page: Page): Promise<number[]> {
  await enterMiddle(page)
  await watchTyping(page)
  await typeText(page, WARM_UP)
  await takeLatencies(page)
  await typeText(page, KEYS)
  return takeLatencies(page)
}

/** Types a letter and saves, again and again: from the request's start in the browser to the end of its answer. */
async function measureSaves(page: Page): Promise<number[]> {
  const times: number[] = []
  for (let n = 0; n < WARM_UP / 2 + SAVES; n++) {
    await page.keyboard.press('x')
    const saved = page.waitForResponse((answer) => answer.request().method() === 'PUT')
    await page.keyboard.press('Control+s')
    const answer = await saved
    await answer.finished()
    if (!answer.ok()) throw new Error(`保存返回 ${answer.status()}，无法测量。`)
    if (n >= WARM_UP / 2) times.push(answer.request().timing().responseEnd)
  }
  return times
}

async function measure(base: string, id: number, password: string): Promise<string[]> {
  const browser = await chromium.launch({
    executablePath: process.env.PLAYWRIGHT_CHROMIUM_PATH ?? '',
    args: ['--disable-gpu', '--no-sandbox'],
  })
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'zh-CN' })
    await signIn(context, base, password)
    const page = await context.newPage()
    const weights = await openWeighed(page, `${base}/admin/articles/${id}`)
    const typing = spread(await measureTyping(page))
    const saving = spread(await measureSaves(page))
    const row = ({ median, p95 }: { median: number; p95: number }, goal: number) => ({
      'median ms': Math.round(median * 10) / 10,
      'p95 ms': Math.round(p95 * 10) / 10,
      'goal p95': goal,
    })
    console.table({ typing: row(typing, GOAL_TYPING_P95), saving: row(saving, GOAL_SAVE_P95) })
    console.table(weights.map(({ raw, brotli, ...one }) => ({ ...one, 'raw KB': raw, 'brotli KB': brotli })))
    return [
      ...(typing.p95 < GOAL_TYPING_P95
        ? []
        : [`打字 95% ${Math.round(typing.p95)} ms，目标 ${GOAL_TYPING_P95} ms`]),
      ...(saving.p95 < GOAL_SAVE_P95
        ? []
        : [`保存 95% ${Math.round(saving.p95)} ms，目标 ${GOAL_SAVE_P95} ms`]),
    ]
  } finally {
    await browser.close()
  }
}

const newsroom = new TrialNewsroom()
const password = `${randomBytes(12).toString('hex')}-A`
let problems: string[]
try {
  await newsroom.open({ password, worker: false })
  const id = await makeLongArticle()
  await (await import('@/lib/db/client')).db.$disconnect()
  problems = await measure(newsroom.bases[0] ?? '', id, password)
} finally {
  await newsroom.close()
}
for (const problem of problems) console.log(`✗ ${problem}`)
if (problems.length === 0) console.log('✓ 全部在目标之内')
process.exit(problems.length === 0 ? 0 : 1)
