import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type APIRequestContext, expect, test } from 'playwright/test'
import { ask } from '../scripts/db/ask'
import { adminApi } from './support/admin-api'
import { secret } from './support/colleagues'
import { cms } from './support/command-line'
import { Commands } from './support/commands'
import { Killer, Publisher, Readers } from './support/load'
import { Trial } from './support/trial'
import { Writer } from './support/writer'

/** How long people read and write while everything is killed; LOAD_SECONDS=600 for ten minutes. */
const SECONDS = Number(process.env.LOAD_SECONDS ?? 45)
const [READERS, WRITERS] = [4, 3]

const password = secret()
let trial: Trial
let api: APIRequestContext

test.setTimeout(300_000 + SECONDS * 2_000)
test.beforeAll(async () => {
  trial = await Trial.open({ webs: 2, password, durable: true })
  api = await adminApi(trial.base, password)
})
test.afterAll(async () => {
  await api?.dispose()
  await trial?.close()
})

const environment = (databaseUrl: string, dataDir: string) => ({
  DATABASE_URL: databaseUrl,
  DATA_DIR: dataDir,
  BACKUP_DIR: join(trial.folder, 'backups'),
})

/** A backup while everything goes on; one that loses its database says so and is made again. */
async function backUp(killer: Killer): Promise<{ name: string; began: number }> {
  killer.sparesDatabase = true
  for (let tries = 0; ; tries++) {
    const began = Date.now()
    const { status, said } = await cms(['backup'], environment(trial.databaseUrl, join(trial.folder, 'data')))
    const name = /backups\/(\d{8}T\d{6}Z)/.exec(said)?.[1]
    if (status !== 0 && tries < 3) continue
    expect([status, said]).toEqual([0, expect.stringContaining('备份完成')])
    killer.sparesDatabase = false
    return { name: name ?? '', began }
  }
}

/** Brings the backup back into a database of its own, and compares what the two hold in common. */
async function compareRestored({ name, began }: { name: string; began: number }, publisher: Publisher) {
  await ask(trial.databaseUrl, 'CREATE DATABASE restored')
  const url = `${trial.server}restored`
  const dataDir = join(trial.folder, 'restored')
  const { status, said } = await cms(['restore', name], environment(url, dataDir))
  expect([status, said]).toEqual([0, expect.stringContaining('逐行比对一致')])
  const hashes = 'SELECT id, content_hash AS hash FROM revisions ORDER BY id'
  type Row = { id: number; hash: string }
  const then = new Map((await ask<Row>(url, hashes)).map(({ id, hash }) => [id, hash]))
  // Periodic revisions are thinned out while people write on: what both have must be the same.
  const both = (await ask<Row>(trial.databaseUrl, hashes)).filter(({ id }) => then.has(id))
  expect(both.length).toBeGreaterThan(0)
  expect(both.filter(({ id, hash }) => then.get(id) !== hash)).toEqual([])
  const publications = await ask<{ id: number }>(url, 'SELECT article_id AS id FROM publications')
  const public_ = new Set(publications.map(({ id }) => id))
  const before = publisher.acknowledged.filter(({ at }) => at < began)
  expect(before.length).toBeGreaterThan(0)
  expect(before.filter(({ id }) => !public_.has(id))).toEqual([])
}

test(`for ${SECONDS} seconds every process and the database are killed in turn: nothing acknowledged is lost, readers read on, and a backup made meanwhile is right (R-02)`, {
  tag: '@alone',
}, async () => {
  const commands = new Commands(trial)
  const column = await commands.column('不停的栏目')
  const publisher = new Publisher(commands, column.id)
  const paths = ['/', `/columns/${column.slug}`]
  for (let n = 1; n <= 4; n++) {
    const ref = await commands.create({ columnId: column.id, title: `一直可读 ${n}` })
    await commands.publish(ref)
    paths.push(`/articles/${ref.id}`)
  }
  for (const base of trial.bases)
    for (const path of paths) expect((await fetch(base + path)).status).toBe(200)

  let turn = 0
  const readers = new Readers(trial, () => paths)
  const writers = Array.from({ length: WRITERS }, () => new Writer(api, () => trial.bases[turn++ % 2] ?? ''))
  for (const writer of writers) await writer.begin()
  const killer = new Killer(trial)
  const going = [
    ...Array.from({ length: READERS }, (_, n) => readers.read(n)),
    ...writers.map((writer) => writer.write()),
    publisher.publish(),
  ]
  const killing = killer.kill()
  await sleep(SECONDS * 500)
  const backup = await backUp(killer)
  await sleep(SECONDS * 500)
  killer.stop()
  await killing
  for (const one of [readers, publisher, ...writers]) one.stop()
  await Promise.all(going)

  const counts = JSON.stringify({
    read: Object.fromEntries(readers.counts),
    longestRefusalMs: readers.longestRefusal,
    saved: writers.map(({ acknowledged }) => acknowledged),
    published: publisher.acknowledged.length,
    killed: killer.killed,
  })
  console.log(counts)
  test.info().annotations.push({ type: 'load', description: counts })
  expect(readers.faults).toEqual([])
  expect(readers.longestRefusal).toBeLessThan(10_000)
  for (const part of ['killWeb', 'killWorker', 'killDatabase']) expect(killer.killed[part]).toBeGreaterThan(0)
  for (const writer of writers) {
    expect(writer.acknowledged).toBeGreaterThan(0)
    expect(await writer.stored()).toBeGreaterThanOrEqual(writer.acknowledged)
  }
  for (const { id, title } of publisher.acknowledged)
    for (const base of trial.bases) {
      const answer = await fetch(`${base}/articles/${id}`)
      expect([answer.status, (await answer.text()).includes(title)], `${id}`).toEqual([200, true])
    }
  const verified = await cms(['audit', 'verify'], environment(trial.databaseUrl, join(trial.folder, 'data')))
  expect(verified.said).toContain('操作日志完整')
  await compareRestored(backup, publisher)
})
