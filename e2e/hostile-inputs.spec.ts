import { expect, test } from 'playwright/test'
import { HOSTILE_TEXTS } from '../test/hostile-texts'
import { NAUGHTY_STRINGS } from '../test/naughty-strings'
import { secret } from './support/colleagues'
import { Commands } from './support/commands'
import { askExactly } from './support/disguises'
import { DoorVisitor } from './support/door-visitor'
import { Trial } from './support/trial'

/** How many requests are under way at once. */
const AT_ONCE = 6
/** Each text is tried at so many entrances, which take turns. */
const EACH = 4

let trial: Trial
let admin: DoorVisitor

test.beforeAll(async () => {
  test.setTimeout(120_000)
  const password = secret()
  trial = await Trial.open({ webs: 1, worker: false, password })
  admin = await DoorVisitor.signedIn(trial.base, 'ADMIN', { email: 'admin@qingyan.example', password })
})
test.afterAll(() => trial?.close())

type Sent = { status: number; text: string }
const json = (path: string, body: unknown) =>
  admin.ask('POST', path, {
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  })
const read = (path: string) => admin.ask('GET', path)
const q = (text: string) => encodeURIComponent(text.toWellFormed())
const paragraph = (text: string) => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: text || ' ' }] }],
})
/** A text as a header can carry it. */
const inHeader = (text: string) =>
  Buffer.from(text.replace(/\p{Cc}/gu, ''))
    .toString('latin1')
    .slice(0, 2_000)

/** Every entrance that takes a text. */
const ENTRANCES: Record<string, (text: string) => Promise<Sent>> = {
  'a title': (text) => json('/api/articles', { title: text || 'x' }),
  'all other fields': (text) =>
    json('/api/articles', {
      title: 'x',
      ...{ leadTitle: text, subTitle: text, summary: text, coverCaption: text, editorName: text },
      ...{ sourceUrl: text, originalTitle: text, authorNote: text, body: paragraph(text), tagIds: [text] },
    }),
  'a tag': (text) => json('/api/tags', { name: text }),
  'an author': (text) => json('/api/authors', { name: text }),
  'a source': (text) => json('/api/sources', { name: text }),
  'a link': (text) => json('/api/links', { hrefs: [text] }),
  'a proposal': (text) => json('/api/tags/suggestions', { title: text, text, taken: [text] }),
  'a body that is no JSON': (text) => json('/api/articles', text),
  'the desk’s search': (text) =>
    read(`/admin/articles?q=${q(text)}&status=${q(text)}&column=${q(text)}&before=${q(text)}`),
  'the log’s filter': (text) =>
    read(`/admin/audit?action=${q(text)}&from=${q(text)}&actor=${q(text)}&before=${q(text)}`),
  'the palette': (text) => read(`/api/suggest/desk?q=${q(text)}`),
  'the search box': (text) => read(`/api/suggest?q=${q(text)}`),
  'the search': (text) => read(`/search?q=${q(text)}&from=${q(text)}&sort=${q(text)}&page=${q(text)}`),
  'an address': (text) => read(`/${q(text)}`),
  'an address of a tag': (text) => read(`/tags/${q(text)}?before=${q(text)}`),
  'an address of the desk': (text) => read(`/admin/articles/${q(text)}`),
  'an address of a file': (text) => read(`/media/${q(text)}`),
  'an address of a preview': (text) => read(`/preview/${q(text)}`),
  headers: (text) =>
    askExactly(trial.base, '/admin/account', {
      cookie: `${admin.cookie}; x=${inHeader(text)}`,
      ...{ 'user-agent': inHeader(text), 'accept-language': inHeader(text), range: inHeader(text) },
      ...{
        'if-none-match': inHeader(text),
        authorization: `Bearer ${inHeader(text)}`,
        origin: inHeader(text),
      },
      ...{ 'x-forwarded-for': inHeader(text), 'next-router-state-tree': inHeader(text), rsc: '1' },
    }),
}

const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
/** Bodies of JSON that are none of those that are asked for. */
const MISSHAPEN = [
  ...['null', '5', '"x"', '[]', '{}', '{"title":{}}', '{"title":[]}', '{"title":null}', '{"title":5}'],
  ...['{"title":{"not":""}}', '{"title":"x","body":[]}', '{"title":"x","body":{"type":"doc"}}'],
  `{"title":${JSON.stringify('x'.repeat(1_000_000))}}`,
  `{"title":"x","body":${deep(10_000)}}`,
  `{"title":"x","body":{"type":"doc","content":${deep(5_000)}}}`,
  `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
]

/** The process that answers, by what it puts before its numbers. */
const processOf = async () =>
  (await fetch(`${trial.base}/nothing`)).headers.get('x-request-id')?.split('-')[0]

test('whatever text comes in anywhere, no answer is a fault of the server, and it runs on (S-57)', async () => {
  test.setTimeout(180_000)
  const before = await processOf()
  const found: string[] = []
  const asks: { name: string; text: string; ask: () => Promise<Sent> }[] = []
  const names = Object.keys(ENTRANCES)
  for (const [n, text] of NAUGHTY_STRINGS.entries())
    for (let turn = 0; turn < EACH; turn++) {
      const name = names[(n * EACH + turn) % names.length] ?? ''
      asks.push({ name, text, ask: async () => ENTRANCES[name]?.(text) ?? read('/') })
    }
  for (const body of MISSHAPEN)
    for (const path of [
      '/api/articles',
      '/api/tags',
      '/api/links',
      '/api/inbox',
      '/api/media',
      '/api/session/proof',
    ])
      asks.push({ name: path, text: body.slice(0, 60), ask: () => json(path, body) })
  for (const bytes of ['%ff%fe', '%c0%80', '%ed%a0%80', '%f5%80%80%80'])
    for (const path of ['/search?q=', '/admin/articles?q=', '/api/suggest?q=', '/tags/', '/admin/articles/'])
      asks.push({ name: path, text: bytes, ask: () => read(path + bytes) })
  const waiting = asks.values()
  const askAll = async () => {
    for (const { name, text, ask } of waiting) {
      const answer = await ask().catch((error: unknown) => ({ status: 0, text: String(error) }))
      if (answer.status >= 500 || answer.status === 0)
        found.push(
          `${name}: ${JSON.stringify(text).slice(0, 80)} → ${answer.status} ${answer.text.slice(0, 120)}`,
        )
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, askAll))
  expect(asks.length).toBeGreaterThan(300)
  expect(found).toEqual([])
  expect(await processOf()).toBe(before)
})

test('hostile names and titles are only words, in every list, at the desk and before readers (S-13)', async ({
  page,
  context,
}) => {
  test.setTimeout(180_000)
  const commands = new Commands(trial)
  const payloads = HOSTILE_TEXTS.filter((one) => /<\w/.test(one) && one.length <= 30).slice(0, 12)
  const titles = HOSTILE_TEXTS.filter((one) => /<\w/.test(one) && one.length <= 110).slice(0, 40)
  const column = await commands.column(payloads[0] ?? '')
  const tags = []
  for (const name of payloads) {
    tags.push(await commands.tag(name))
    await commands.author(name)
    await commands.source(name)
  }
  const ids: number[] = []
  for (const [n, title] of titles.entries()) {
    const ref = await commands.create({
      title,
      columnId: column.id,
      text: title,
      tagIds: [tags[n % tags.length]?.id ?? 0],
    })
    ids.push(ref.id)
    await commands.publish(ref)
  }
  const ran: string[] = []
  page.on('dialog', (dialog) => {
    ran.push(`${page.url()} ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) ran.push(`${page.url()} ${message.text()}`)
  })
  page.on('request', (request) => {
    if (!/^(?:https?:\/\/localhost|data:|blob:)/.test(request.url())) ran.push(request.url())
  })
  const [name, value] = (
    admin.cookie.split('; ').find((one) => one.startsWith('next-auth.session')) ?? ''
  ).split('=')
  await context.addCookies([{ name: name ?? '', value: value ?? '', url: trial.base }])
  const asked = encodeURIComponent(titles[0] ?? '')
  for (const path of [
    ...[
      '/',
      `/columns/${column.slug}`,
      `/tags/${tags[0]?.slug}`,
      '/tags',
      '/authors',
      '/sources',
      '/archive',
    ],
    ...[
      `/search?q=${asked}`,
      `/${asked}`,
      `/articles/${ids[0]}`,
      `/articles/${ids.at(-1)}`,
      `/zh-Hant/columns/${column.slug}`,
    ],
    ...[
      '/admin',
      '/admin/articles',
      `/admin/articles?q=${asked}`,
      '/admin/tags',
      '/admin/authors',
      '/admin/sources',
    ],
    ...[
      '/admin/columns',
      '/admin/audit',
      '/admin/media',
      '/admin/calendar',
      '/admin/checkup',
      `/admin/articles/${ids[0]}/history`,
    ],
  ])
    await page.goto(trial.base + path)
  const feed = await (await fetch(`${trial.base}/feed.xml`)).text()
  expect(feed).not.toMatch(/<(script|img|svg|iframe)\b/i)
  expect(ran).toEqual([])
})
