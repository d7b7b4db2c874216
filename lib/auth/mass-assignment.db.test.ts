import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { saveArticle } from '@/lib/articles/commands'
import { saveInput } from '@/lib/articles/schema'
import { env } from '@/lib/env'
import { updateMedia } from '@/lib/media/library-commands'
import { mediaUpdate } from '@/lib/media/schema'
import { updateAuthor } from '@/lib/people/commands'
import { authorUpdate } from '@/lib/people/schema'
import { createPlan, updatePlan } from '@/lib/planning/commands'
import { planInput, planUpdate } from '@/lib/planning/schema'
import { formToObject, parseInput } from '@/lib/server/form'
import { parseJson } from '@/lib/server/json'
import { updateSource } from '@/lib/sources/commands'
import { sourceUpdate } from '@/lib/sources/schema'
import { createPage, updatePage } from '@/lib/static-pages/commands'
import { pageUpdate } from '@/lib/static-pages/schema'
import { updateColumn } from '@/lib/taxonomy/column-commands'
import { columnUpdate, tagUpdate } from '@/lib/taxonomy/schema'
import { updateTag } from '@/lib/taxonomy/tag-commands'
import { updateUser } from '@/lib/users/commands'
import { userUpdate } from '@/lib/users/schema'
import { ask } from '@/scripts/db/ask'
import {
  bodyOf,
  draft,
  fresh,
  makeAuthor,
  makeColumn,
  makeDraft,
  makeMedia,
  makeSource,
  makeTag,
  makeUser,
  NOW,
  type Person,
  system,
} from '@/test/newsroom'

let admin: Person
beforeAll(async () => {
  admin = await makeUser('ADMIN')
})

type Row = Record<string, unknown>

/** A noun: its model, what makes one, what a client may send about it, and which columns that changes. */
type Noun = {
  model: string
  make: () => Promise<{ id: number; version?: number }>
  valid: () => Row
  schema: z.ZodType
  run: (input: never) => Promise<unknown>
  changes: string[]
}

const named = () => ({ name: fresh('改'), slug: '', description: '' })
const NOUNS: Noun[] = [
  {
    model: 'Article',
    make: () => makeDraft(admin),
    valid: () => ({ ...draft({ title: fresh('改') }) }),
    schema: saveInput,
    run: (input) => saveArticle(admin, input, NOW),
    changes: ['title', 'version', 'content_hash', 'updated_by_id', 'word_count'],
  },
  {
    model: 'User',
    make: () => makeUser('AUTHOR'),
    valid: () => ({ name: fresh('改'), role: 'EDITOR' }),
    schema: userUpdate,
    run: (input) => updateUser(admin, input, NOW),
    changes: ['name', 'role'],
  },
  {
    model: 'Category',
    make: () => makeColumn(),
    valid: named,
    schema: columnUpdate,
    run: (input) => updateColumn(admin, input),
    changes: ['name', 'slug'],
  },
  {
    model: 'Tag',
    make: () => makeTag(),
    valid: named,
    schema: tagUpdate,
    run: (input) => updateTag(admin, input),
    changes: ['name', 'slug'],
  },
  {
    model: 'Author',
    make: () => makeAuthor(),
    valid: () => ({ name: fresh('改'), slug: '', bio: '', affiliations: '[]' }),
    schema: authorUpdate,
    run: (input) => updateAuthor(admin, input),
    changes: ['name', 'slug'],
  },
  {
    model: 'Source',
    make: () => makeSource(),
    valid: () => ({ name: fresh('改'), kind: 'NEWSPAPER' }),
    schema: sourceUpdate,
    run: (input) => updateSource(admin, input),
    changes: ['name', 'slug'],
  },
  {
    model: 'StaticPage',
    make: () => createPage(system, { title: fresh('页'), slug: '', body: bodyOf('请看。') }, NOW),
    valid: () => ({ title: fresh('改'), slug: fresh('gai-'), body: bodyOf('再看。') }),
    schema: pageUpdate,
    run: (input) => updatePage(admin, input, NOW),
    changes: ['title', 'slug', 'body', 'version'],
  },
  {
    model: 'Plan',
    make: async () => ({
      ...(await createPlan(admin, planInput.parse({ title: fresh('题') }), NOW)),
      version: 1,
    }),
    valid: () => ({ title: fresh('改') }),
    schema: planUpdate,
    run: (input) => updatePlan(admin, input, NOW),
    changes: ['title', 'version'],
  },
  {
    model: 'Media',
    make: async () => ({ ...(await makeMedia()), version: 1 }),
    valid: () => ({ originalName: fresh('改') }),
    schema: mediaUpdate,
    run: (input) => updateMedia(admin, input, NOW),
    changes: ['original_name', 'version', 'terms', 'folded_text'],
  },
]

const SCHEMA = readFileSync('prisma/schema.prisma', 'utf8')

/** The table of a model, and its fields as code calls them. */
function model(name: string): { table: string; fields: string[] } {
  const [, body = ''] = new RegExp(`^model ${name} \\{([^}]*)`, 'm').exec(SCHEMA) ?? []
  const fields = [...body.matchAll(/^ {2}(\w+) +\w/gm)].map(([, field = '']) => field)
  return { table: /@@map\("(\w+)"\)/.exec(body)?.[1] ?? name, fields }
}

async function rowOf(table: string, id: number): Promise<Row> {
  const sql = `SELECT to_jsonb(x) AS row FROM "${table}" x WHERE id = $1`
  const [found] = await ask<{ row: Row }>(env.DATABASE_URL, sql, [id])
  return found?.row ?? {}
}

/** Something else than what is there. */
const other = (value: unknown) =>
  typeof value === 'number' ? value + 4_711 : typeof value === 'boolean' ? !value : 'canary'

const camel = (column: string) => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

test.each(NOUNS)(
  'of $model a client changes what its form has, whatever else it sends (S-07)',
  async (noun) => {
    const { table, fields } = model(noun.model)
    const made = await noun.make()
    const before = await rowOf(table, made.id)
    const sent: Row = {}
    for (const field of fields) sent[field] = 'canary'
    for (const [column, value] of Object.entries(before)) sent[column] = sent[camel(column)] = other(value)
    const own = { ...noun.valid(), id: made.id, version: made.version ?? 1 }
    // What the form has and this test does not send is left out, so that it keeps what it has.
    const shape = Object.keys((noun.schema as { shape?: Row }).shape ?? {})
    for (const name of shape) delete sent[name]
    expect(Object.keys(sent).length).toBeGreaterThan(3)
    await noun.run(parseInput(noun.schema, parseJson(JSON.stringify({ ...sent, ...own }))) as never)
    const after = await rowOf(table, made.id)
    const changed = Object.keys(after).filter(
      (column) => JSON.stringify(after[column]) !== JSON.stringify(before[column]),
    )
    const allowed = [...noun.changes, 'updated_at']
    expect(changed.filter((column) => !allowed.includes(column))).toEqual([])
    expect(JSON.stringify(after)).not.toContain('canary')
    expect(changed).toContain(noun.changes[0])
  },
)

test('names that a form does not have are no part of what a command is given (S-07)', () => {
  const form = new FormData()
  for (const [name, value] of Object.entries({
    id: '7',
    name: '改',
    role: 'EDITOR',
    passwordHash: 'canary',
    active: 'false',
  }))
    form.set(name, value)
  expect(parseInput(userUpdate, formToObject(form))).toEqual({ id: 7, name: '改', role: 'EDITOR' })
})
