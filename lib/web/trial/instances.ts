import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'
import { db, type Tx, transaction } from '@/lib/db/client'
import { env } from '@/lib/env'
import { expireTags } from '@/lib/pages/expire'
import type { Answer } from '@/lib/pages/store'
import { type OpenStore, openStore } from '../open-store'
import { type TinyPage, TinySite } from './tiny-site'

export type Instance = OpenStore & {
  site: TinySite
  read: (key: string) => Promise<string>
  answer: (key: string) => Promise<Answer>
}

const open: Instance[] = []
/** Where the instances of this test keep their pages. */
export let folder: string

/** What the instances are built from unless a test says otherwise. */
export const BUILD = 'b'.repeat(16)

/** A web process's page store; with the same `name`, on the same folder. */
export async function instance(
  name: string,
  more: { memoryMb?: number; build?: string } = {},
): Promise<Instance> {
  const site = new TinySite(env.DATABASE_URL)
  const { memoryMb = 8, build = BUILD } = more
  const opened = openStore({
    databaseUrl: env.DATABASE_URL,
    pagesDir: join(folder, name, 'pages'),
    build,
    memoryMb,
    diskMb: 8,
    purged: false,
    render: site.render,
  })
  await opened.listener.start()
  const answer = (key: string) => opened.store.answer(key)
  const read = async (key: string) => (await answer(key)).entry.bodies.identity.toString()
  const made = { ...opened, site, read, answer }
  open.push(made)
  return made
}

/** Writes a page inside a transaction, and expires its tag. */
export async function write(tx: Tx, key: string, page: TinyPage | string, hard = false): Promise<void> {
  const value = typeof page === 'string' ? { text: page } : page
  await tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } })
  await expireTags(tx, [`page:${key}`], hard ? [`page:${key}`] : [])
}

/** Writes a page. */
export const put = (key: string, page: TinyPage | string, hard = false) =>
  transaction((tx) => write(tx, key, page, hard))

/** Waits until no transaction older than what was put is open: other tests share the cluster and its ids. */
export const allPutBehind = () =>
  vi.waitFor(
    async () => {
      const [row] = await db.$queryRaw<{ behind: boolean }[]>`
        SELECT max(xid) < pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS behind FROM cache_tags`
      if (!row?.behind) throw new Error('an older transaction is still open')
    },
    { timeout: 15_000, interval: 20 },
  )

/** A transaction that has written and waits to be let go. */
export async function heldOpen(work: (tx: Tx) => Promise<void>): Promise<() => Promise<void>> {
  const written = Promise.withResolvers<void>()
  const go = Promise.withResolvers<void>()
  const done = transaction(async (tx) => {
    await work(tx)
    written.resolve()
    await go.promise
  })
  await written.promise
  return () => {
    go.resolve()
    return done
  }
}

/** Waits for what must be true within the second that a change may take. */
export const eventually = <T>(check: () => T | Promise<T>) =>
  vi.waitFor(check, { timeout: 1_000, interval: 5 })

/** An empty site. */
export async function prepare(): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), 'qingyan-store-'))
  await db.$executeRaw`DELETE FROM settings`
  await db.$executeRaw`DELETE FROM cache_tags`
}

/** Closes every instance of a test. */
export async function clearAway(): Promise<void> {
  for (const { close, site } of open.splice(0)) {
    await close()
    await site.close()
  }
  rmSync(folder, { recursive: true, force: true })
}
