import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { ask } from '../scripts/db/ask'
import { askExactly, DISGUISED_ADDRESSES, DISGUISING_HEADERS } from './support/disguises'
import { DoorNewsroom } from './support/door-newsroom'
import { secretsOf } from './support/door-pieces'
import { emailsOf, privateWords } from './support/door-secrets'
import { DoorVisitor } from './support/door-visitor'
import { addressOf, expected, mayEnter, methodOf, reads, type Visit, visitsIn } from './support/door-visits'
import { DOORS, type Subject } from './support/doors'
import { METHODS } from './support/doors-on-disk'

const root = join(import.meta.dirname, '..')
/** How many requests are under way at once. */
const AT_ONCE = 6

let newsroom: DoorNewsroom
/** What nobody is ever shown, and what only who manages accounts is. */
let kept: string[] = []
let emails: string[] = []

test.beforeAll(async () => {
  test.setTimeout(120_000)
  newsroom = await DoorNewsroom.open()
  kept = await privateWords(newsroom.trial.databaseUrl)
  emails = await emailsOf(newsroom.trial.databaseUrl)
})
test.afterAll(() => newsroom?.trial.close())

/** The words that must not reach somebody. */
function hiddenFrom({ role }: DoorVisitor): string[] {
  if (role !== null && role !== 'AUTHOR') return kept
  const others = newsroom.made.filter(({ owner }) => owner !== role)
  const plans = role === null ? ['P-AUTHOR', 'P-OTHER', ...emails] : ['P-OTHER']
  return [...others.flatMap(({ owner, state }) => secretsOf(owner, state)), ...plans, ...kept]
}

/** What an address shows to whoever was sent it. */
const SENT: Record<string, RegExp> = {
  'GET /preview/[token]': /^[NB]-OTHER-PUBLISHED$/,
  'GET /api/calendar/[file]': /^[TNP]-AUTHOR/,
}

/** What came of it, in one line, where it is not what the table says; null where it is. */
async function wrong(visit: Visit, given: Subject | null): Promise<string | null> {
  const { name, door, visitor, piece } = visit
  const path = newsroom.path(addressOf(name), door, given)
  const sent = given === null ? door.send?.({} as Subject) : door.send?.(given)
  const who = `${visitor.name}: ${name}${piece ? ` of ${piece.owner} ${piece.state}` : ''}`
  for (const query of door.queries ?? ['']) {
    const { status, headers, text } = await visitor.ask(methodOf(name), path + query, sent)
    if (status !== expected(visit))
      return `${who}${query} → ${status}, not ${expected(visit)}: ${text.slice(0, 120)}`
    if (
      status === 307 &&
      visitor.role === null &&
      door.who !== 'all' &&
      !/\/sign-in/.test(headers.get('location') ?? '')
    )
      return `${who} → leads to ${headers.get('location')}`
    const told = hiddenFrom(visitor).filter((word) => text.includes(word) && !SENT[name]?.test(word))
    if (told.length > 0) return `${who}${query} → tells ${told.join(' ')}`
    const cache = headers.get('cache-control') ?? ''
    if (door.who !== 'all' && !cache.includes('no-store')) return `${who}${query} → may be kept: ${cache}`
  }
  return null
}

type Asked = { visit: Visit; given: Subject | null }

const prepare = async (visit: Visit): Promise<Asked> => ({
  visit,
  given: visit.piece && (await newsroom.subject(visit.door, visit.piece)),
})

/** Asks, some at once; gives what was wrong. */
async function askAll(asked: Asked[], atOnce: number): Promise<string[]> {
  const found: (string | null)[] = []
  const waiting = asked.values()
  const ask = async () => {
    for (const { visit, given } of waiting) found.push(await wrong(visit, given))
  }
  await Promise.all(Array.from({ length: atOnce }, ask))
  return found.filter((one) => one !== null)
}

test('who may not change something is refused, and nothing is changed (S-05)', async () => {
  test.slow()
  const refused = visitsIn(newsroom).filter((visit) => !reads(visit.name) && !mayEnter(visit))
  const found: string[] = []
  for (const door of new Set(refused.map((visit) => visit.name))) {
    const asked: Asked[] = []
    for (const visit of refused) if (visit.name === door) asked.push(await prepare(visit))
    const before = await newsroom.trial.database.fingerprint()
    found.push(...(await askAll(asked, AT_ONCE)))
    expect(await newsroom.trial.database.fingerprint(), door).toEqual(before)
  }
  expect(found).toEqual([])
})

test('who may read sees it, and nobody sees a word of what is not theirs, nor may any cache (S-05, S-08, S-34)', async () => {
  test.slow()
  const asked = await Promise.all(
    visitsIn(newsroom)
      .filter((visit) => reads(visit.name))
      .map(prepare),
  )
  expect(await askAll(asked, AT_ONCE)).toEqual([])
})

test('a shut door stays shut, however address and request are dressed up (S-01, S-02)', async () => {
  test.slow()
  const shut = visitsIn(newsroom).filter((visit) => /^GET \/(admin|api)/.test(visit.name) && !mayEnter(visit))
  const doors = new Map(shut.map((visit) => [`${visit.visitor.name} ${visit.name}`, visit]))
  const asked: [DoorVisitor, string, Record<string, string>][] = []
  // A third of the disguises for each door, in turn.
  const turn = (of: number, at: number) => of % 3 === at % 3
  for (const [n, visit] of [...doors.values()].entries()) {
    const path = newsroom.path(addressOf(visit.name), visit.door, (await prepare(visit)).given)
    for (const [at, dressed] of DISGUISED_ADDRESSES.entries())
      if (turn(n, at)) asked.push([visit.visitor, dressed(path), {}])
    for (const [at, headers] of DISGUISING_HEADERS.entries())
      if (turn(n, at)) asked.push([visit.visitor, path, headers])
  }
  const found: string[] = []
  const waiting = asked.values()
  const tryAll = async () => {
    for (const [visitor, path, headers] of waiting) {
      const { status, text } = await askExactly(visitor.base, path, { ...headers, cookie: visitor.cookie })
      const told = hiddenFrom(visitor).filter((word) => text.includes(word))
      // Of a page that is only prefetched the framework tells the parts of its address, and nothing else.
      const open = status === 200 && text.length > 400 && /^\/(admin|api)(\/|$)/.test(path)
      const broken = status >= 500
      if (told.length > 0 || open || broken)
        found.push(
          `${visitor.name}: ${path} ${JSON.stringify(headers)} → ${status} ${told} ${text.slice(0, 90)}`,
        )
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, tryAll))
  expect(asked.length).toBeGreaterThan(500)
  expect(found).toEqual([])
})

test('who may change something can (S-05, S-62)', async () => {
  const asked: Asked[] = []
  for (const visit of visitsIn(newsroom))
    if (!reads(visit.name) && mayEnter(visit)) asked.push(await prepare(visit))
  expect(await askAll(asked, 1)).toEqual([])
})

test('a route answers no method that is not in the table (S-51)', async () => {
  const [, admin] = newsroom.visitors
  const addresses = new Set(Object.keys(DOORS).map(addressOf))
  const found: string[] = []
  for (const address of [...addresses].filter((one) => one.startsWith('/api/')))
    for (const method of METHODS.filter((one) => one !== 'OPTIONS')) {
      if (`${method} ${address}` in DOORS || (method === 'HEAD' && `GET ${address}` in DOORS)) continue
      const answer = await admin?.ask(method, address.replaceAll(/\[[^\]]+\]/g, '1'))
      if (answer?.status !== 405) found.push(`${method} ${address} → ${answer?.status}`)
    }
  expect(found).toEqual([])
})

test('an address that is a secret opens to nobody who has another one', async () => {
  const { names, visitors } = newsroom
  for (const address of ['/preview/[token]', '/api/calendar/[file]']) {
    const path = names[address] ?? ''
    const letter = path.at(-6) === 'x' ? 'y' : 'x'
    for (const other of [path.slice(0, -6) + letter + path.slice(-5), address])
      for (const visitor of visitors) {
        const { status, text } = await visitor.ask('GET', other)
        expect(status, `${visitor.name}: ${other}`).toBe(404)
        expect(hiddenFrom(visitor).filter((word) => text.includes(word))).toEqual([])
      }
  }
})

type Manifest = {
  node: Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }>
}

test('no action of the desk is for strangers (S-03)', async () => {
  const manifest = join(root, '.next', 'server', 'server-reference-manifest.json')
  const { node } = JSON.parse(readFileSync(manifest, 'utf8')) as Manifest
  const stranger = newsroom.visitors[0]
  const before = await newsroom.trial.database.fingerprint()
  const found: string[] = []
  for (const [id, { filename, exportedName, workers }] of Object.entries(node)) {
    const page = (Object.keys(workers)[0] ?? '')
      .replace(/^app/, '')
      .replace(/\/page$/, '')
      .replaceAll(/\/\([^/]*\)/g, '')
    const path = page.replaceAll(/\[[^\]]+\]/g, String(newsroom.piece('OTHER', 'DRAFT').id))
    const body = new FormData()
    body.set('1_id', '1')
    body.set('0', '[null,"$K1"]')
    const answer = await stranger?.ask('POST', path, { body, headers: { 'next-action': id } })
    if (!answer?.text.includes('"code":"UNAUTHENTICATED"'))
      found.push(`${filename} ${exportedName} → ${answer?.status} ${answer?.text.slice(0, 200)}`)
  }
  expect(Object.keys(node).length).toBeGreaterThan(80)
  expect(found).toEqual([])
  expect(await newsroom.trial.database.fingerprint()).toEqual(before)
})

/** Every reading door of the desk, as the admin finds it; gives those that opened, and those that said too much. */
async function stillOpen(): Promise<string[]> {
  const [, admin] = newsroom.visitors
  const doors = visitsIn(newsroom).filter(({ name, door, visitor, piece }) => {
    const one = piece === null || (piece.owner === 'OTHER' && piece.state === 'DRAFT')
    return visitor === admin && one && door.who !== 'all' && /^GET \/(admin|api)/.test(name)
  })
  const found: string[] = []
  const waiting = doors.values()
  const tryAll = async () => {
    for (const { name, door, visitor, piece } of waiting) {
      const given = piece && { ...piece, threadId: 1, commentId: 1, uploadId: 'x' }
      const { status, headers, text } = await visitor.ask('GET', newsroom.path(addressOf(name), door, given))
      const told = hiddenFrom(DoorVisitor.stranger('')).filter((word) => text.includes(word))
      const kept = !headers.get('cache-control')?.includes('no-store')
      if (status < 300 || told.length > 0 || kept || /node_modules|prisma\./i.test(text))
        found.push(`${name} → ${status} ${told} ${kept ? 'may be kept' : ''} ${text.slice(0, 120)}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, tryAll))
  expect(doors.length).toBeGreaterThan(40)
  return found
}

test('what breaks shuts the desk: without sessions, and without a database (S-04)', async () => {
  test.slow()
  const { trial } = newsroom
  const rename = (from: string, to: string) => ask(trial.databaseUrl, `ALTER TABLE ${from} RENAME TO ${to}`)
  await rename('user_sessions', 'user_sessions_away')
  expect(await stillOpen()).toEqual([])
  await rename('user_sessions_away', 'user_sessions')
  await trial.database.goAway()
  expect(await stillOpen()).toEqual([])
  await trial.database.comeBack()
})
