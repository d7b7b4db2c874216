import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { makeStaff, makeUser, NOW } from '@/test/newsroom'
import { lastEventOf, refused } from '@/test/refusals'
import { retryFailedPushes, retryPush, updatePushSettings } from './commands'
import { getOpenPushFacts } from './public'
import { getPushSettings, listPushes } from './queries'
import { pushSettingsInput } from './schema'

const CHANNELS = { indexNow: 'on', baidu: 'on', webSub: 'on' } as const
const hub = 'https://hub.example.com/'

test('only who manages the settings sets up pushing; secrets stay where they are, and out of the log (S-62)', async () => {
  const { EDITOR, CHIEF } = await makeStaff()
  const input = pushSettingsInput.parse({ ...CHANNELS, baiduToken: 'TokenOfBaidu', hub })
  await refused(() => updatePushSettings(EDITOR, input), 'FORBIDDEN')
  await refused(() => updatePushSettings(CHIEF, pushSettingsInput.parse({ baidu: 'on' })), 'INVALID')
  await refused(() => updatePushSettings(CHIEF, pushSettingsInput.parse({ webSub: 'on' })), 'INVALID')
  expect(await getPushSettings(EDITOR)).toBeNull()
  expect(await listPushes(EDITOR, {})).toEqual({ rows: [], next: null })
  await refused(() => retryPush(EDITOR, { id: 1n }, NOW), 'FORBIDDEN')
  await refused(() => retryPush(CHIEF, { id: 1n }, NOW), 'CONFLICT')
  await refused(() => retryFailedPushes(EDITOR, { channel: 'BAIDU' }, NOW), 'FORBIDDEN')

  await updatePushSettings(CHIEF, input)
  await updatePushSettings(CHIEF, { ...input, baiduToken: '' })
  const shown = await getPushSettings(CHIEF)
  expect(shown).toMatchObject({ baiduOn: true, baiduTokenEnd: 'aidu', hub })
  expect(JSON.stringify(shown)).not.toContain('TokenOfBaidu')
  const open = await getOpenPushFacts()
  expect(open).toEqual({ hub, indexNowKey: expect.stringMatching(/^[0-9a-f]{32}$/) })
  const event = await lastEventOf('settings', 'push')
  expect(event).toMatchObject({ action: 'settings.update', tags: ['settings'] })
  expect(JSON.stringify(event)).not.toMatch(new RegExp(`TokenOfBaidu|${open.indexNowKey}`))
})

test('the log is read page by page, and narrowed', async () => {
  const chief = await makeUser('CHIEF')
  await db.push.createMany({
    data: Array.from({ length: 60 }, (_one, n) => ({
      channel: n % 2 ? ('BAIDU' as const) : ('INDEXNOW' as const),
      url: `${env.SITE_URL}/articles/${n}`,
    })),
  })
  const first = await listPushes(chief, {})
  const second = await listPushes(chief, { before: first.next ?? 0 })
  expect([first.rows.length, second.rows.length, second.next]).toEqual([50, 10, null])
  const urls = [...first.rows, ...second.rows].map(({ url }) => url)
  expect(new Set(urls).size).toBe(60)
  expect(urls[0]).toBe(`${env.SITE_URL}/articles/59`)
  expect((await listPushes(chief, { channel: 'BAIDU' })).rows).toHaveLength(30)
  expect((await listPushes(chief, { state: 'FAILED' })).rows).toEqual([])
})

test('what the form refuses is said in Chinese beside its field', () => {
  const refusal = (input: object) => pushSettingsInput.safeParse(input).error?.issues[0]
  for (const [field, values] of Object.entries({
    indexNowKey: ['short', 'with space in', '键键键键键键键键'],
    baiduSite: ['https://a b.cn', 'https://www.example.cn/path', 'ftp://a.cn'],
    baiduToken: ['a&b=12345', '短'],
    hub: ['hub', 'ftp://hub.example.com/', 'https://me:secret@hub.example.com/'],
  }))
    for (const value of values) {
      const issue = refusal({ [field]: value })
      expect([issue?.path, issue?.message], value).toEqual([
        [field],
        expect.stringMatching(/\p{Script=Han}/u),
      ])
    }
  expect(
    refusal({ indexNowKey: 'abcdefgh', baiduSite: 'www.example.cn', hub, baiduToken: '' }),
  ).toBeUndefined()
})
