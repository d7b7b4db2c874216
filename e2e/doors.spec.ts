import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { DoorNewsroom } from './support/door-newsroom'
import { type Owner, type Piece, secretsOf } from './support/door-pieces'
import { type DoorVisitor, ROLES } from './support/door-visitor'
import { DOORS, type Door, STATES, type Subject } from './support/doors'
import { METHODS } from './support/doors-on-disk'

const root = join(import.meta.dirname, '..')
/** How many requests are under way at once. */
const AT_ONCE = 6

let newsroom: DoorNewsroom

test.beforeAll(async () => {
  test.setTimeout(120_000)
  newsroom = await DoorNewsroom.open()
})
test.afterAll(() => newsroom?.trial.close())

type Visit = { name: string; door: Door; visitor: DoorVisitor; piece: Piece | null }
const methodOf = (name: string) => name.split(' ')[0] ?? ''
const addressOf = (name: string) => name.split(' ')[1] ?? ''
const reads = (name: string) => /^(GET|HEAD) /.test(name)

/** Whether the table lets them in. */
function mayEnter({ door, visitor: { role }, piece }: Visit): boolean {
  if (door.who === 'all') return true
  const reach = role === null ? 'no' : door.who.split(' ')[ROLES.indexOf(role)]
  return reach === 'any' || (reach === 'own' && piece?.owner === role)
}

/** What those who are not let in are told, where the table does not say it. */
function refusal({ name, door, visitor: { role } }: Visit): number {
  const isPage = /^GET \/admin/.test(name)
  if (role === null) return isPage ? 307 : 401
  if (door.refuses !== undefined) return door.refuses
  if (isPage && door.who.split(' ')[ROLES.indexOf(role)] === 'no') return 403
  return reads(name) ? 404 : 403
}

function expected(visit: Visit): number {
  const { door, visitor, piece } = visit
  if (!mayEnter(visit)) return refusal(visit)
  if (visitor.role !== null && door.inside !== undefined) return door.inside
  return (piece && door.in?.[piece.state]) ?? door.answers ?? 200
}

/** Every person at every door, with one’s own and another’s subject in every state. */
function visits(): Visit[] {
  return Object.entries(DOORS).flatMap(([name, door]) =>
    newsroom.visitors.flatMap((visitor): Visit[] => {
      if (door.of === undefined) return [{ name, door, visitor, piece: null }]
      const owners: Owner[] = visitor.role === null ? ['OTHER'] : [visitor.role, 'OTHER']
      const states = door.of === 'piece' ? STATES : (['DRAFT'] as const)
      return owners.flatMap((owner) =>
        states.map((state) => ({ name, door, visitor, piece: newsroom.piece(owner, state) })),
      )
    }),
  )
}

/** The words that must not reach somebody. */
function hiddenFrom({ role }: DoorVisitor): string[] {
  if (role !== null && role !== 'AUTHOR') return []
  const others = newsroom.made.filter(({ owner }) => owner !== role)
  const plans = role === null ? ['P-AUTHOR', 'P-OTHER'] : ['P-OTHER']
  return [...others.flatMap(({ owner, state }) => secretsOf(owner, state)), ...plans]
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
  const refused = visits().filter((visit) => !reads(visit.name) && !mayEnter(visit))
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

test('who may read sees it, and nobody sees a word of what is not theirs (S-05, S-08)', async () => {
  test.slow()
  const asked = await Promise.all(
    visits()
      .filter((visit) => reads(visit.name))
      .map(prepare),
  )
  expect(await askAll(asked, AT_ONCE)).toEqual([])
})

test('who may change something can (S-05)', async () => {
  const asked: Asked[] = []
  for (const visit of visits()) if (!reads(visit.name) && mayEnter(visit)) asked.push(await prepare(visit))
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
