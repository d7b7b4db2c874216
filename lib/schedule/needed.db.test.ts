import { beforeAll, expect, test } from 'vitest'
import { saveArticle } from '@/lib/articles/commands'
import { getArticle } from '@/lib/articles/public'
import type { ArticleInput } from '@/lib/articles/schema'
import { db } from '@/lib/db/client'
import { deleteAuthor } from '@/lib/people/commands'
import { deleteSource } from '@/lib/sources/commands'
import { deleteColumn } from '@/lib/taxonomy/column-commands'
import {
  draft,
  later,
  makeAuthor,
  makeColumn,
  makeDraft,
  makePublished,
  makeSource,
  makeUser,
  NOW,
  type Person,
  system,
} from '@/test/newsroom'
import { refused } from '@/test/refusals'
import { cancelSchedule, schedulePublication } from './commands'
import { runDue } from './run-due'

let editor: Person
let columnId: number

beforeAll(async () => {
  editor = await makeUser('EDITOR')
  columnId = (await makeColumn()).id
})

type Kind = {
  what: string
  make: () => Promise<{ id: number }>
  /** A draft that needs it. */
  with: (id: number) => Partial<ArticleInput>
  remove: (id: number) => Promise<void>
  count: (id: number) => Promise<number>
}

const KINDS: Kind[] = [
  {
    what: 'a column',
    make: () => makeColumn(),
    with: (id) => ({ columnId: id }),
    remove: (id) => deleteColumn(system, { id }),
    count: (id) => db.category.count({ where: { id } }),
  },
  {
    what: 'a person',
    make: () => makeAuthor(),
    with: (id) => ({ columnId, bylines: [{ authorId: id, affiliation: '' }] }),
    remove: (id) => deleteAuthor(system, { id }),
    count: (id) => db.author.count({ where: { id } }),
  },
  {
    what: 'a source',
    make: () => makeSource(),
    with: (id) => ({ columnId, sourceId: id }),
    remove: (id) => deleteSource(system, { id }),
    count: (id) => db.source.count({ where: { id } }),
  },
]

/** Appoints a piece that needs something, whose draft needs it no longer. */
async function appoint(needs: Partial<ArticleInput>) {
  const ref = await makeDraft(editor, needs)
  const { scheduleId } = await schedulePublication(editor, { ...ref, dueAt: later(30) }, NOW)
  await saveArticle(editor, { ...draft({ columnId }), ...ref }, NOW)
  return { ...ref, scheduleId }
}

test.each(KINDS)(
  '$what that an appointed revision needs stays, and the message counts them',
  async (kind) => {
    const { id } = await kind.make()
    const other = await kind.make()
    const [one, two] = [await appoint(kind.with(id)), await appoint(kind.with(id))]
    await refused(() => kind.remove(id), 'CONFLICT')
    await expect(kind.remove(id)).rejects.toThrow('还有 2 篇定时发布的稿件')
    await kind.remove(other.id)
    await cancelSchedule(editor, two, NOW)
    await expect(kind.remove(id)).rejects.toThrow('还有 1 篇定时发布的稿件')
    expect(await runDue(later(31))).toBe(1)
    expect(await getArticle(one.id)).not.toBeNull()
  },
)

test.each(KINDS)('$what whose appointments were all called off may go', async (kind) => {
  const { id } = await kind.make()
  await cancelSchedule(editor, await appoint(kind.with(id)), NOW)
  await kind.remove(id)
  expect(await kind.count(id)).toBe(0)
})

test.each(KINDS)('$what is needed by the next edition of a public piece too', async (kind) => {
  const { id } = await kind.make()
  const ref = await makePublished({ columnId })
  const saved = await saveArticle(editor, { ...draft({ columnId, ...kind.with(id) }), ...ref }, NOW)
  const note = { what: '换了一稿', why: '原稿有误' }
  await schedulePublication(editor, { ...saved, ...note, dueAt: later(30) }, NOW)
  await saveArticle(editor, { ...draft({ columnId }), ...saved }, NOW)
  await refused(() => kind.remove(id), 'CONFLICT')
})
