import { beforeAll, expect, test } from 'vitest'
import { getArticle } from '@/lib/articles/queries'
import { docSchema } from '@/lib/content/schema'
import { docText } from '@/lib/content/text'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { later, makeColumn, makeDraft, makePublished, makeStaff, NOW, type Person } from '@/test/newsroom'
import { lastEventOf, refused } from '@/test/refusals'
import { restoreRevision, salvageDraft } from './commands'

const WHOLE = { type: 'paragraph', content: [{ type: 'text', text: '退潮之后' }] }
const BROKEN = { type: 'table', content: [{ type: '?', content: [{ type: 'text', text: '格里的话' }] }] }
const DAMAGED = { type: 'doc', content: [WHOLE, BROKEN] }

let author: Person
let columnId: number

beforeAll(async () => {
  author = (await makeStaff()).AUTHOR
  columnId = (await makeColumn()).id
})

/** Past the commands, as only a fault of a disk or of a hand can. */
const damage = (id: number, body: Prisma.InputJsonValue = DAMAGED) =>
  db.article.update({ where: { id }, data: { body } })

test('a damaged draft goes on with what can be read, and the damaged one is kept (R-34)', async () => {
  const ref = await makePublished({ columnId, title: '潮间带' }, NOW, author)
  await damage(ref.id)
  const { version } = await salvageDraft(author, ref, later(1))
  const article = await getArticle(author, ref.id)
  expect(version).toBe(ref.version + 1)
  expect(docSchema.safeParse(article?.body).success).toBe(true)
  expect(docText(article?.body as never)).toBe('退潮之后\n格里的话')
  expect(article).toMatchObject({ title: '潮间带', status: 'PUBLISHED', unpublishedChanges: true })
  const [kept] = await db.revision.findMany({
    where: { articleId: ref.id },
    orderBy: { number: 'desc' },
    take: 1,
  })
  expect(kept).toMatchObject({ reason: 'RESTORE', content: { body: DAMAGED } })
  expect(await lastEventOf('article', ref.id)).toMatchObject({
    action: 'article.salvage',
    data: { keptRevisionId: kept?.id },
    tags: [],
  })
})

test('an earlier version comes back over a damaged draft', async () => {
  const ref = await makePublished({ columnId, title: '从历史恢复' }, NOW, author)
  const { id: revisionId } = await db.revision.findFirstOrThrow({ where: { articleId: ref.id } })
  const before = (await getArticle(author, ref.id))?.body
  await damage(ref.id)
  await restoreRevision(author, { ...ref, revisionId }, later(1))
  expect((await getArticle(author, ref.id))?.body).toEqual(before)
})

test('what is whole, a stale page and a stranger are refused, and nothing changes', async () => {
  const ref = await makeDraft(author, { columnId })
  await refused(() => salvageDraft(author, ref, NOW), 'CONFLICT')
  await damage(ref.id)
  await refused(() => salvageDraft(author, { ...ref, version: 9 }, NOW), 'CONFLICT')
  const stranger = (await makeStaff()).AUTHOR
  await refused(() => salvageDraft(stranger, ref, NOW), 'FORBIDDEN')
  expect((await getArticle(author, ref.id))?.body).toEqual(DAMAGED)
})

test.each([[null], ['一句话'], [[]], [{ type: 'doc' }], [{}]])(
  'a body that is %j can be gone on with',
  async (body) => {
    const ref = await makeDraft(author, { columnId })
    await db.$executeRaw`update articles set body = ${JSON.stringify(body)}::jsonb where id = ${ref.id}`
    await salvageDraft(author, ref, later(1))
    expect(docSchema.safeParse((await getArticle(author, ref.id))?.body).success).toBe(true)
  },
)
