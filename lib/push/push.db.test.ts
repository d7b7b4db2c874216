import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { publishArticle, withdrawArticle } from '@/lib/articles/publication-commands'
import { db, together } from '@/lib/db/client'
import { env } from '@/lib/env'
import { schedulePublication } from '@/lib/schedule/commands'
import { runDue } from '@/lib/schedule/run-due'
import {
  later,
  makeColumn,
  makeDraft,
  makePublished,
  makeSource,
  makeUser,
  type Named,
  NOW,
  type Person,
  reprintOf,
  system,
} from '@/test/newsroom'
import { PushReceiver } from '@/test/push-receiver'
import { retryFailedPushes, retryPush, updatePushSettings } from './commands'
import { prunePushes, takePushes } from './delivery-commands'
import { listPushes } from './queries'
import { pushSettingsInput } from './schema'
import { sendPushes } from './send'

const [engine, baidu, hub] = [new PushReceiver(), new PushReceiver(), new PushReceiver()]
let chief: Person
let column: Named

const CHANNELS = { indexNow: 'on', baidu: 'on', webSub: 'on' } as const
const set = (over: object) => updatePushSettings(chief, pushSettingsInput.parse(over))
const address = ({ id }: { id: number }) => `${env.SITE_URL}/articles/${id}`
const all = () =>
  db.push.findMany({
    orderBy: { id: 'asc' },
    select: { channel: true, url: true, state: true, attempts: true, answer: true, nextAt: true },
  })

beforeAll(async () => {
  for (const receiver of [engine, baidu, hub]) await receiver.open()
  chief = await makeUser('CHIEF')
  column = await makeColumn('推送')
})
afterAll(async () => {
  for (const receiver of [engine, baidu, hub]) await receiver.close()
})
beforeEach(async () => {
  await db.push.deleteMany({})
  await db.setting.deleteMany({ where: { key: 'push' } })
  for (const receiver of [engine, baidu, hub]) receiver.begin()
  Object.assign(env, {
    INDEXNOW_URL: `${engine.base}indexnow`,
    BAIDU_PUSH_URL: `${baidu.base}urls`,
    WEBSUB_TRUSTED_HUB: hub.base,
  })
})

test('nothing is noted down while nothing is set up', async () => {
  await makePublished({ columnId: column.id })
  expect(await all()).toEqual([])
  expect(await sendPushes(NOW)).toBe(0)
})

test('a publication is told to all three, as each wants it', async () => {
  await set({ ...CHANNELS, indexNowKey: 'abcdefgh-1', baiduToken: 'TokenOfBaidu', hub: hub.base })
  baidu.begin({ status: 200, body: '{"remain":99998,"success":1}' })
  const child = await makeColumn('推送之下', column.id)
  const ref = await makePublished({ columnId: child.id })
  expect(await sendPushes(later(1))).toBe(11)
  expect(engine.received).toHaveLength(1)
  expect(JSON.parse(engine.received[0]?.body ?? '')).toEqual({
    host: new URL(env.SITE_URL).host,
    key: 'abcdefgh-1',
    keyLocation: `${env.SITE_URL}/abcdefgh-1.txt`,
    urlList: [address(ref)],
  })
  const asked = new URL(baidu.received[0]?.url ?? '', baidu.base)
  expect([asked.pathname, asked.searchParams.get('site'), asked.searchParams.get('token')]).toEqual([
    '/urls',
    env.SITE_URL,
    'TokenOfBaidu',
  ])
  expect(baidu.received[0]).toMatchObject({ type: 'text/plain', body: address(ref) })
  const told = hub.received.map(({ body }) => new URLSearchParams(body))
  expect(told.every((form) => form.get('hub.mode') === 'publish')).toBe(true)
  const feeds = ['', `/columns/${column.slug}`, `/columns/${child.slug}`].flatMap((page) =>
    ['feed.xml', 'atom.xml', 'feed.json'].map((file) => `${env.SITE_URL}${page}/${file}`),
  )
  expect(told.map((form) => form.get('hub.url')).sort()).toEqual(feeds.sort())
  expect(new Set((await all()).map(({ state }) => state))).toEqual(new Set(['DONE']))
  expect((await all()).find(({ channel }) => channel === 'BAIDU')?.answer).toContain('99998')
  expect(await sendPushes(later(2))).toBe(0)
})

test('what is withdrawn is told to IndexNow, and not to Baidu; what waits already is not noted twice', async () => {
  await set({ indexNow: 'on', baidu: 'on', baiduToken: 'TokenOfBaidu' })
  const ref = await makePublished({ columnId: column.id })
  await withdrawArticle(chief, { ...ref, reason: '重复' }, later(1))
  expect((await all()).map(({ channel, url }) => [channel, url])).toEqual([['INDEXNOW', address(ref)]])
  // One that is under way counts for nothing: it may tell of what was before.
  await db.push.updateMany({ data: { attempts: 1 } })
  await publishArticle(system, { id: ref.id, version: ref.version }, later(2))
  expect((await all()).map(({ channel, attempts }) => [channel, attempts])).toEqual([
    ['INDEXNOW', 1],
    ['INDEXNOW', 0],
    ['BAIDU', 0],
  ])
})

test('an appointment is told like any other publication; old pieces of an import are not, nor reprints to Baidu', async () => {
  await set({ baidu: 'on', baiduToken: 'TokenOfBaidu' })
  const ref = await makeDraft(system, { columnId: column.id })
  await schedulePublication(system, { ...ref, dueAt: later(10) }, NOW)
  expect(await all()).toEqual([])
  await runDue(later(11))
  expect((await all()).map(({ url }) => url)).toEqual([address(ref)])
  const old = await makeDraft(system, { columnId: column.id })
  await publishArticle(system, { ...old, publishedAt: new Date('2011-04-12T00:00:00Z') }, NOW)
  const source = await makeSource()
  const reprint = { ...(await reprintOf(source.id)), columnId: column.id }
  await makePublished(reprint)
  expect(await all()).toHaveLength(1)
  await set({ baidu: 'on', baiduReprints: 'on' })
  const told = await makePublished(reprint)
  expect((await all()).map(({ url }) => url)).toEqual([address(ref), address(told)])
})

test('a publication that is undone leaves nothing to tell', async () => {
  await set({ indexNow: 'on' })
  const ref = await makeDraft(system, { columnId: column.id })
  const undone = together(async () => {
    await publishArticle(system, ref, NOW)
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  expect(await all()).toEqual([])
})

test('trouble on the other side is tried again with ever longer waits, then given up with the reason', async () => {
  await set({ indexNow: 'on' })
  await makePublished({ columnId: column.id })
  engine.begin({ status: 503, body: 'busy' })
  let at = NOW
  for (const minutes of [1, 5, 30, 120, 720]) {
    expect(await sendPushes(at)).toBe(1)
    expect(await all()).toMatchObject([{ state: 'PENDING', answer: '503 busy', nextAt: later(minutes, at) }])
    expect(await sendPushes(new Date(later(minutes, at).getTime() - 1))).toBe(0)
    at = later(minutes, at)
  }
  expect(await sendPushes(at)).toBe(1)
  expect(await all()).toMatchObject([
    { state: 'FAILED', attempts: 6, answer: '试了 6 次都没有成功：503 busy' },
  ])
  engine.begin()
  const { rows } = await listPushes(chief, { state: 'FAILED' })
  await retryPush(chief, { id: BigInt(rows[0]?.id ?? 0) }, at)
  await sendPushes(at)
  expect(await all()).toMatchObject([{ state: 'DONE', attempts: 1, answer: '200' }])
})

test('a hub that is down holds up no other channel, and is asked once a run', async () => {
  await set({ ...CHANNELS, baidu: undefined, hub: hub.base })
  hub.begin({ status: 502 }, { status: 204 })
  await makePublished({ columnId: column.id })
  await sendPushes(NOW)
  expect([engine.received.length, hub.received.length]).toEqual([1, 1])
  await sendPushes(later(1))
  expect(new Set((await all()).map(({ state }) => state))).toEqual(new Set(['DONE']))
})

test('a used-up quota waits for the next day, and as much as fits still goes today', async () => {
  await set({ baidu: 'on', baiduToken: 'TokenOfBaidu' })
  const refs = [await makePublished({ columnId: column.id }), await makePublished({ columnId: column.id })]
  const over = { status: 400, body: '{"error":400,"message":"over quota"}' }
  baidu.begin(over, { status: 200, body: '{"remain":0,"success":1}' }, over)
  await sendPushes(NOW)
  expect(baidu.received.map(({ body }) => body.split('\n').length)).toEqual([2, 1, 1])
  const tomorrow = new Date('2026-03-03T00:05:00+08:00')
  expect(await all()).toMatchObject([
    { state: 'DONE', url: refs[0] && address(refs[0]) },
    { state: 'PENDING', attempts: 0, nextAt: tomorrow, answer: '今天的推送配额已用完' },
  ])
  baidu.begin({ status: 200, body: '{"remain":9,"success":1}' })
  expect(await sendPushes(later(60))).toBe(0)
  expect(await sendPushes(tomorrow)).toBe(1)
  expect((await all()).map(({ state }) => state)).toEqual(['DONE', 'DONE'])
})

test('what Baidu takes for wrong is named; a bad token ends the try at once, and all is sent when it is mended', async () => {
  await set({ baidu: 'on', baiduToken: 'TokenOfBaidu' })
  const [one, two] = [
    await makePublished({ columnId: column.id }),
    await makePublished({ columnId: column.id }),
  ]
  const body = JSON.stringify({ remain: 8, success: 1, not_same_site: [address(two)] })
  baidu.begin({ status: 200, body })
  await sendPushes(NOW)
  expect(await all()).toMatchObject([
    { url: address(one), state: 'DONE' },
    { url: address(two), state: 'FAILED', answer: '不是在百度登记的站点的网址' },
  ])
  baidu.begin({ status: 401, body: '{"error":401,"message":"token is not valid"}' })
  await db.push.deleteMany({})
  await makePublished({ columnId: column.id })
  await sendPushes(NOW)
  const [failed] = await all()
  expect(failed).toMatchObject({ state: 'FAILED', attempts: 1 })
  expect(failed?.answer).toContain('token is not valid')
  baidu.begin({ status: 200, body: '{"remain":8,"success":1}' })
  expect(await retryFailedPushes(chief, { channel: 'BAIDU' }, NOW)).toEqual({ count: 1 })
  await sendPushes(NOW)
  expect(await all()).toMatchObject([{ state: 'DONE' }])
})

test('a hub in the own network is not called unless the operator says so', async () => {
  env.WEBSUB_TRUSTED_HUB = ''
  await set({ webSub: 'on', hub: hub.base })
  await makePublished({ columnId: column.id })
  await sendPushes(NOW)
  expect(hub.received).toEqual([])
  expect(new Set((await all()).map(({ answer }) => answer))).toEqual(new Set(['地址在内部网络，不能访问']))
})

test('what one worker has taken is left alone by the others, until it is long silent', async () => {
  await set({ indexNow: 'on' })
  await makePublished({ columnId: column.id })
  expect((await Promise.all([sendPushes(NOW), sendPushes(NOW)])).sort()).toEqual([0, 1])
  expect(engine.received).toHaveLength(1)
  await makePublished({ columnId: column.id })
  expect(await takePushes('INDEXNOW', 10, NOW)).toHaveLength(1)
  expect(await sendPushes(later(4))).toBe(0)
  expect(await sendPushes(later(5))).toBe(1)
  expect(engine.received).toHaveLength(2)
})

test('a channel that was switched off says so for what still waits', async () => {
  await set({ indexNow: 'on' })
  await makePublished({ columnId: column.id })
  await set({})
  await sendPushes(NOW)
  expect(await all()).toMatchObject([{ state: 'FAILED', answer: '这个渠道已停用' }])
  await prunePushes(later(29 * 1_440))
  expect(await all()).toHaveLength(1)
  await prunePushes(later(31 * 1_440))
  expect(await all()).toEqual([])
})
