import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { TrialNewsroom } from '@/scripts/trial/newsroom'
import type { CorpusText } from '@/test/corpus'
import { spread } from './load'

/** News items and laws that are no part of the project: a folder beside it, or the one that the first argument names. */
const FOLDER = process.argv[2] ?? join('..', 'shared', 'datasets', 'texts')
const GOAL_P95 = 60
const ROUNDS = 3
const WORDS = 120

/** News items have `text`, laws `markdown`. */
type Line = { title: string; text?: string; markdown?: string; date?: string | null }

function readTexts(file: string, dateOf: (line: Line, n: number) => Date): CorpusText[] {
  return readFileSync(join(FOLDER, file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((json, n) => {
      const line = JSON.parse(json) as Line
      return { title: line.title.slice(0, 120), text: line.text ?? line.markdown ?? '', at: dateOf(line, n) }
    })
}

function readCorpus(): CorpusText[] {
  const news = readTexts('xwlb/xwlb-articles.dev.jsonl', ({ date }) => new Date(`${date}T11:00:00Z`))
  const laws = readTexts('laws/laws.dev.jsonl', (_line, n) => new Date(Date.UTC(2000, 0, 1 + n * 8)))
  return [...news, ...laws]
}

type Asked = { kind: string; queries: string[] }

/** What is asked: words of the texts of every length, common and rare, several at once, questions, and nothing at all. */
async function readQueries(texts: CorpusText[]): Promise<Asked[]> {
  const { words } = await import('@/lib/search/words')
  const { fold } = await import('@/lib/search/fold')
  const counts = new Map<string, number>()
  for (const { text } of texts.filter((_one, n) => n % 10 === 0))
    for (const word of new Set(words(fold(text.slice(0, 2000)))))
      counts.set(word, (counts.get(word) ?? 0) + 1)
  const sorted = [...counts].sort(([, a], [, b]) => b - a).map(([word]) => word)
  const every = (step: number, from = 0) =>
    sorted.filter((_word, n) => n >= from && (n - from) % step === 0).slice(0, WORDS)
  const common = every(3)
  const rare = every(Math.max(1, Math.floor(sorted.length / WORDS)))
  return [
    { kind: '常见词', queries: common },
    { kind: '各种词', queries: rare },
    { kind: '两个词', queries: common.map((word, n) => `${word} ${rare[n] ?? ''}`) },
    { kind: '单字', queries: [...'水气土林草湖海山田碳'] },
    { kind: '标题', queries: texts.filter((_one, n) => n % 97 === 0).map(({ title }) => title.slice(0, 24)) },
    { kind: '问句', queries: rare.map((word, n) => `${word}和${common[n]}到底是怎么一回事`) },
    { kind: '没有', queries: rare.map((word, n) => `${word.slice(0, 1)}${n}魑魅魍魉`) },
  ]
}

/** The time of each search in the database: everything between the question and the page's data. */
async function measure(asked: Asked[]): Promise<number[]> {
  const { searchPublic } = await import('@/lib/search/public')
  const all: number[] = []
  const rows = []
  for (const { kind, queries } of asked) {
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      for (const q of queries) {
        const began = performance.now()
        await searchPublic(q, {}, new Date())
        if (round > 0) times.push(performance.now() - began)
      }
    }
    const { median, p95 } = spread(times)
    rows.push({ 查询: kind, 次数: times.length, '中位 ms': median.toFixed(1), 'p95 ms': p95.toFixed(1) })
    all.push(...times)
  }
  console.table(rows)
  return all
}

async function run(): Promise<boolean> {
  const newsroom = new TrialNewsroom()
  try {
    await newsroom.open({ webs: 0, worker: false })
    const { loadCorpus } = await import('@/test/corpus')
    const { makeColumn } = await import('@/test/newsroom')
    const { db } = await import('@/lib/db/client')
    const texts = readCorpus()
    const began = performance.now()
    await loadCorpus(texts, (await makeColumn()).id)
    await db.$executeRaw`VACUUM ANALYZE`
    console.log(`装入 ${texts.length} 篇，用时 ${((performance.now() - began) / 1000).toFixed(0)} 秒`)
    const { median, p95 } = spread(await measure(await readQueries(texts)))
    console.log(
      `全部搜索：中位 ${median.toFixed(1)} ms，p95 ${p95.toFixed(1)} ms（目标 p95 < ${GOAL_P95} ms）`,
    )
    await measureRest()
    await db.$disconnect()
    return p95 < GOAL_P95
  } finally {
    await newsroom.close()
  }
}

/** What else readers wait for: proposals while they type, and pieces that are alike. */
async function measureRest(): Promise<void> {
  const { db } = await import('@/lib/db/client')
  const { rebuildSuggestions } = await import('@/lib/search/suggestion-commands')
  const { suggest } = await import('@/lib/search/suggest-public')
  const { similarSql } = await import('@/lib/search/similar-public')
  const began = performance.now()
  const { written } = await rebuildSuggestions()
  console.log(`搜索建议 ${written} 条，编制用时 ${((performance.now() - began) / 1000).toFixed(1)} 秒`)
  const timed = async (name: string, runs: (() => Promise<unknown>)[]) => {
    const times: number[] = []
    for (const one of [...runs, ...runs]) {
      const start = performance.now()
      await one()
      times.push(performance.now() - start)
    }
    const { median, p95 } = spread(times.slice(runs.length))
    console.log(`${name}：中位 ${median.toFixed(1)} ms，p95 ${p95.toFixed(1)} ms`)
  }
  const typed = [
    '环',
    '环境',
    '环境保护',
    'h',
    'hj',
    'hjbh',
    'huan',
    'huanjing',
    'zg',
    'zhongguo',
    '保护法',
    'baohufa',
    'qx',
  ]
  await timed(
    '输入建议',
    typed.map((one) => () => suggest(one)),
  )
  const ids = await db.publication.findMany({
    take: 200,
    orderBy: { articleId: 'desc' },
    select: { articleId: true },
  })
  await timed(
    '相似文章',
    ids.map(
      ({ articleId }) =>
        () =>
          db.$queryRaw(similarSql(articleId, 6)),
    ),
  )
}

if (!existsSync(FOLDER)) {
  console.log(`找不到语料：${FOLDER}。请把语料文件夹作为参数给出。`)
  process.exit(1)
}
process.exit((await run()) ? 0 : 1)
