import { beforeAll, expect, test } from 'vitest'
import { POST as publish } from '@/app/api/v1/articles/[id]/publish/route'
import * as piece from '@/app/api/v1/articles/[id]/route'
import { POST as schedule } from '@/app/api/v1/articles/[id]/schedule/route'
import { POST as submit } from '@/app/api/v1/articles/[id]/submit/route'
import { POST as withdraw } from '@/app/api/v1/articles/[id]/withdraw/route'
import * as pieces from '@/app/api/v1/articles/route'
import { GET as authors } from '@/app/api/v1/authors/route'
import { GET as columns } from '@/app/api/v1/columns/route'
import { GET as me } from '@/app/api/v1/me/route'
import { GET as sources } from '@/app/api/v1/sources/route'
import { GET as tags } from '@/app/api/v1/tags/route'
import type { ArticleRef } from '@/lib/articles/schema'
import type { ArticleStatus } from '@/lib/articles/workflow'
import type { Role } from '@/lib/db/generated/enums'
import { SCOPE_NAMES, type Scope } from '@/lib/tokens/scopes'
import { setUserColumns } from '@/lib/users/columns-commands'
import { makeColumn, makePiece, makeStaff, makeUser, type Person, ROLES } from '@/test/newsroom'
import { Program } from '@/test/program'
import { eventsOf, fingerprint, lastEventOf } from '@/test/refusals'
import { OPERATIONS } from './operations'

let staff: Record<Role, Person>
let other: Person
let columnId: number
const programs = {} as Record<Role, Program>

beforeAll(async () => {
  staff = await makeStaff()
  other = await makeUser('AUTHOR')
  columnId = (await makeColumn()).id
  for (const role of ROLES) {
    programs[role] = await Program.of(staff[role])
    // Its use is noted once a minute: from now on it changes nothing by itself.
    await programs[role].ask(me)
  }
})

type Try = (program: Program, ref: ArticleRef) => ReturnType<Program['ask']>
type Row = { from: ArticleStatus; event: string; act: Try; author: 'own' | 'no' }
const soon = () => new Date(Date.now() + 3_600_000).toISOString()

/** What is done to a piece, from which state, and whether authors may do it to their own. Written out, not read from the matrix. */
const ON_PIECES: Record<string, Row> = {
  updateArticle: {
    ...{ from: 'DRAFT', event: 'article.save', author: 'own' },
    act: (program, { id, version }) =>
      program.ask(piece.PATCH, { id, method: 'PATCH', body: { version, title: '改过的题' } }),
  },
  submitArticle: {
    ...{ from: 'DRAFT', event: 'article.submit', author: 'own' },
    act: (program, { id, version }) => program.ask(submit, { id, body: { version } }),
  },
  publishArticle: {
    ...{ from: 'DRAFT', event: 'article.publish', author: 'no' },
    act: (program, { id, version }) => program.ask(publish, { id, body: { version } }),
  },
  scheduleArticle: {
    ...{ from: 'DRAFT', event: 'schedule.publish', author: 'no' },
    act: (program, { id, version }) => program.ask(schedule, { id, body: { version, dueAt: soon() } }),
  },
  withdrawArticle: {
    ...{ from: 'PUBLISHED', event: 'article.withdraw', author: 'no' },
    act: (program, { id }) => program.ask(withdraw, { id, body: { reason: '事实有误', notice: null } }),
  },
}

/** What needs no piece, or only looks at one. */
const OTHERS: Record<string, Try> = {
  getMe: (program) => program.ask(me),
  listArticles: (program) => program.ask(pieces.GET),
  createArticle: (program) => program.ask(pieces.POST, { body: { title: '程序写的' } }),
  getArticle: (program, { id }) => program.ask(piece.GET, { id }),
  listColumns: (program) => program.ask(columns),
  listTags: (program) => program.ask(tags),
  listAuthors: (program) => program.ask(authors),
  listSources: (program) => program.ask(sources),
}

test('every operation is tried', () => {
  expect([...Object.keys(ON_PIECES), ...Object.keys(OTHERS)].sort()).toEqual(
    OPERATIONS.map(({ id }) => id).sort(),
  )
})

test.each(Object.keys(ON_PIECES).flatMap((name) => ROLES.map((role) => ({ name, role }))))(
  '$name by a program of $role: own and another’s (S-05)',
  async ({ name, role }) => {
    const row = ON_PIECES[name]
    if (!row) throw new Error(name)
    for (const owner of [staff[role], other]) {
      const ref = await makePiece(row.from, owner, { columnId })
      const before = await fingerprint()
      const answer = await row.act(programs[role], ref)
      const own = owner === staff[role]
      const may = role !== 'AUTHOR' || (own && row.author === 'own')
      expect(answer.status, JSON.stringify(answer.json)).toBe(may ? 200 : own ? 403 : 404)
      if (!may) expect(await fingerprint()).toEqual(before)
      else
        expect(await lastEventOf('article', ref.id)).toMatchObject({
          ...{ action: row.event, actorId: staff[role].id },
          actorName: `${staff[role].name}（API：试验程序）`,
        })
    }
  },
)

test('a program sees what its person sees (S-05)', async () => {
  const theirs = await makePiece('DRAFT', other, { columnId })
  const mine = await makePiece('DRAFT', staff.AUTHOR, { columnId })
  const seen = async (role: Role) => {
    const { json } = await programs[role].ask(pieces.GET, { query: '?limit=100' })
    return (json.items as { id: number }[]).map(({ id }) => id)
  }
  expect(await seen('EDITOR')).toEqual(expect.arrayContaining([theirs.id, mine.id]))
  expect(await seen('AUTHOR')).toContain(mine.id)
  expect(await seen('AUTHOR')).not.toContain(theirs.id)
  expect((await programs.AUTHOR.ask(piece.GET, { id: theirs.id })).status).toBe(404)
  expect((await programs.AUTHOR.ask(piece.GET, { id: mine.id })).status).toBe(200)
})

test('a program is limited to the columns of its person', async () => {
  const person = await makeUser('EDITOR')
  const program = await Program.of(person)
  const own = await makeColumn()
  await setUserColumns(staff.ADMIN, { id: person.id, columnIds: [own.id] })
  const [inside, outside] = [
    await makePiece('DRAFT', other, { columnId: own.id }),
    await makePiece('DRAFT', other, { columnId }),
  ]
  expect((await program.ask(piece.GET, { id: inside.id })).status).toBe(200)
  expect((await program.ask(piece.GET, { id: outside.id })).status).toBe(404)
  const { json } = await program.ask(pieces.GET, { query: '?limit=100' })
  expect((json.items as { id: number }[]).map(({ id }) => id)).toEqual([inside.id])
  expect((await program.ask(publish, { id: outside.id, body: { version: 1 } })).status).toBe(404)
})

test.each(SCOPE_NAMES)('a token with nothing but %s does that and nothing else', async (scope) => {
  const program = await Program.of(staff.ADMIN, [scope])
  await program.ask(me)
  const tries: [string, Try][] = [
    ...Object.entries(OTHERS),
    ...Object.entries(ON_PIECES).map(([name, { act }]): [string, Try] => [name, act]),
  ]
  for (const [name, act] of tries) {
    const needed: Scope | null = OPERATIONS.find(({ id }) => id === name)?.scope ?? null
    const ref = await makePiece(ON_PIECES[name]?.from ?? 'DRAFT', other, { columnId })
    const before = await fingerprint()
    const { status, json } = await act(program, ref)
    if (needed === null || needed === scope) expect(status, name).toBeLessThan(300)
    else {
      expect([status, json.code, json.detail], name).toEqual([
        403,
        'FORBIDDEN',
        expect.stringContaining(needed),
      ])
      expect(await fingerprint()).toEqual(before)
    }
  }
})

test('without a token, with one elsewhere than in its header, or with a cookie: nothing (S-01)', async () => {
  const { headers } = await Program.of(staff.ADMIN)
  const token = headers.authorization?.slice(7) ?? ''
  const ref = await makePiece('DRAFT', other, { columnId })
  const before = await fingerprint()
  for (const given of [
    {},
    { cookie: `next-auth.session-token=${token}; token=${token}` },
    { 'x-api-key': token },
  ])
    for (const act of [...Object.values(OTHERS), ...Object.values(ON_PIECES).map((row) => row.act)]) {
      const answer = await act(Program.with(given), ref)
      expect(answer.status).toBe(401)
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/)
      expect(answer.headers.get('content-type')).toBe('application/problem+json')
      expect(answer.headers.get('cache-control')).toBe('private, no-store')
    }
  const { status } = await Program.with({}).ask(me, { query: `?access_token=${token}` })
  expect(status).toBe(401)
  expect(await fingerprint()).toEqual(before)
  expect(await eventsOf('article', ref.id)).toHaveLength(1)
})
