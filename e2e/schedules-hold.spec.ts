import { expect, test } from 'playwright/test'
import { Commands } from './support/commands'
import { Trial } from './support/trial'

const PIECES = 300
const MINUTE = 60_000
const KILL_EVERY = 5_000
const RESTARTS = [20_000, 40_000]

let trial: Trial
let commands: Commands

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  trial = await Trial.open({ webs: 1, workers: 2, ownServer: true })
  commands = new Commands(trial)
})
test.afterAll(() => trial?.close())

const sleepUntil = (at: number) => new Promise((resolve) => setTimeout(resolve, Math.max(0, at - Date.now())))

/** Pieces that wait for a day far away; the test lets them fall due. */
async function appointed(count: number, columnName: string): Promise<number[]> {
  const column = await commands.column(columnName)
  const ids: number[] = []
  for (let n = 1; n <= count; n++) {
    const ref = await commands.create({ columnId: column.id, title: `${columnName}第 ${n} 篇` })
    await commands.schedule(ref, new Date(Date.now() + 86_400_000))
    ids.push(ref.id)
  }
  return ids
}

/** Kills one worker after the other, each of which is started again, until the moment. */
async function killWorkers(until: number): Promise<number> {
  let kills = 0
  for (let at = Date.now() + KILL_EVERY; at < until; at += KILL_EVERY) {
    await sleepUntil(at)
    await trial.order('killWorker', kills % 2)
    await trial.order('startWorker', kills % 2)
    kills++
  }
  return kills
}

type Outage = { from: number; until: number }

/** Restarts PostgreSQL at its moments; gives the times during which nobody could have kept anything. */
async function restartDatabase(began: number): Promise<Outage[]> {
  const outages: Outage[] = []
  for (const after of RESTARTS) {
    await sleepUntil(began + after)
    const from = Date.now()
    await trial.order('stopDatabase')
    await trial.order('startDatabase')
    outages.push({ from, until: Date.now() })
  }
  return outages
}

test('300 appointments in a minute, a worker killed every five seconds, PostgreSQL restarted twice: each appears once, and in time (R-12)', {
  tag: '@alone',
}, async () => {
  test.setTimeout(300_000)
  const ids = await appointed(PIECES, '连发栏目')
  const began = Date.now() + 1_000
  await trial.database.spread(ids, new Date(began), MINUTE)
  const [kills, outages] = await Promise.all([killWorkers(began + MINUTE), restartDatabase(began)])
  await expect
    .poll(async () => (await trial.database.outcomes()).filter(({ state }) => state === 'PENDING').length, {
      timeout: 20_000,
    })
    .toBe(0)
  const outcomes = await trial.database.outcomes()
  expect(outcomes.map(({ state, published }) => `${state} ${published}`)).toEqual(
    Array.from({ length: PIECES }, () => 'DONE 1'),
  )
  // While the database was away nobody could; what fell due then counts from its return.
  const lateness = outcomes
    .map(({ dueAt, late }) => {
      const away = outages.find(({ from, until }) => dueAt.getTime() >= from - 50 && dueAt.getTime() < until)
      return (late ?? Number.NaN) - (away ? away.until - dueAt.getTime() : 0)
    })
    .sort((a, b) => a - b)
  const p99 = lateness[Math.ceil(lateness.length * 0.99) - 1] ?? Number.NaN
  const facts = `${kills} kills, ${outages.length} restarts, median ${Math.round(lateness[150] ?? 0)} ms, p99 ${Math.round(p99)} ms`
  test.info().annotations.push({ type: 'lateness', description: facts })
  expect(kills).toBeGreaterThanOrEqual(10)
  expect(p99, facts).toBeLessThan(1_000)
  for (const id of ids) expect((await fetch(`${trial.base}/articles/${id}`)).status, String(id)).toBe(200)
})

test('with no worker at all every piece is readable the moment it is due, on its page and on the home page that was kept (R-13)', {
  tag: '@alone',
}, async () => {
  test.setTimeout(120_000)
  await trial.order('killWorker', 0)
  await trial.order('killWorker', 1)
  const ids = await appointed(20, '无人值守')
  const home = async () => (await fetch(trial.base)).text()
  for (const id of ids) expect((await fetch(`${trial.base}/articles/${id}`)).status).toBe(404)
  expect(await home()).not.toContain('无人值守第')
  const due = await trial.database.spread(ids, new Date(Date.now() + 1_000), 8_000)
  for (const [n, id] of ids.entries()) {
    await sleepUntil((due.get(id)?.getTime() ?? 0) + 1)
    const [answer, front] = [await fetch(`${trial.base}/articles/${id}`), await home()]
    expect([answer.status, front.includes(`无人值守第 ${n + 1} 篇`)], `piece ${n + 1}`).toEqual([200, true])
  }
  await expect
    .poll(async () => (await fetch(`${trial.base}/api/health`)).status, { timeout: 20_000 })
    .toBe(503)
})
