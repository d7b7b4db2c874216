import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { GET } from '@/app/cards/[file]/route'
import { getArticle } from '@/lib/articles/public'
import { withdrawArticle } from '@/lib/articles/publication-commands'
import { articleMetadata } from '@/lib/meta/article'
import { columnMetadata, homeMetadata } from '@/lib/meta/lists'
import { newRenderContext, withRenderContext } from '@/lib/pages/render-context'
import { pathTo } from '@/lib/settings/frame'
import { getSiteFrame } from '@/lib/settings/public'
import { updateColumn } from '@/lib/taxonomy/column-commands'
import {
  later,
  makeAuthor,
  makeColumn,
  makeDraft,
  makeMedia,
  makePublished,
  makeSource,
  type Named,
  system,
} from '@/test/newsroom'
import { readCardName } from './card'

let column: Named

beforeAll(async () => {
  column = await makeColumn('大气')
})

const ask = async (path: string) => {
  const file = path.replace('/cards/', '')
  const answer = await GET(new Request(`http://localhost${path}`), {
    params: Promise.resolve({ file }),
  }).catch((error: Error) => error.message)
  return answer
}

/** The address under which a piece's page names its picture. */
async function pictureOf(id: number): Promise<string> {
  const [frame, article] = await Promise.all([getSiteFrame(), getArticle(id)])
  if (!article) throw new Error('not public')
  return pathOf(articleMetadata(frame, article))
}

function pathOf({ openGraph }: ReturnType<typeof homeMetadata>): string {
  const [image] = [openGraph?.images].flat()
  return new URL((image as { url: string }).url).pathname
}

async function makeRich() {
  const [author, source, cover] = [await makeAuthor(), await makeSource(), await makeMedia()]
  const bylines = [{ authorId: author.id, affiliation: '高级工程师' }]
  const over = { columnId: column.id, bylines, sourceId: source.id, coverId: cover.id }
  return makePublished({ ...over, title: '把排污许可证请出保险柜' })
}

test('the address that a page names is that of a picture of 1200×630', async () => {
  const frame = await getSiteFrame()
  const found = frame.columns.find(({ id }) => id === column.id)
  if (!found) throw new Error('the column is missing')
  const plain = await makePublished({ columnId: column.id })
  const paths = [
    pathOf(homeMetadata(frame)),
    pathOf(columnMetadata(frame, { column: found, path: pathTo(frame.columns, found.id), before: null })),
    await pictureOf(plain.id),
    await pictureOf((await makeRich()).id),
  ]
  for (const path of paths) {
    const answer = await ask(path)
    if (typeof answer === 'string') throw new Error(answer)
    expect([answer.status, answer.headers.get('content-type')], path).toEqual([200, 'image/jpeg'])
    const { width, height, format } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata()
    expect({ width, height, format }).toEqual({ width: 1200, height: 630, format: 'jpeg' })
  }
})

test('an address of earlier words leads to today’s picture, and nobody can have others drawn', async () => {
  const { id } = await makeRich()
  const before = await pictureOf(id)
  await updateColumn(system, {
    id: column.id,
    name: '大气与臭氧',
    slug: column.slug,
    description: '',
    parentId: null,
  })
  const after = await pictureOf(id)
  expect(after).not.toBe(before)
  const moved = await ask(before)
  expect(moved).toBeInstanceOf(Response)
  expect([(moved as Response).status, (moved as Response).headers.get('location')]).toEqual([302, after])
  for (const file of [
    'article-1-0.jpg',
    'site-1-0123456789abcdef.jpg',
    'article-0-0123456789abcdef.jpg',
    '..',
  ])
    expect(readCardName(file), file).toBeNull()
})

test('what readers may not see has no picture', async () => {
  const draft = await makeDraft(system, { columnId: column.id })
  const gone = await makePublished({ columnId: column.id })
  const path = await pictureOf(gone.id)
  await withdrawArticle(system, { ...gone, reason: '事实有误' }, later(1))
  const hash = '0123456789abcdef'
  for (const one of [path, `/cards/article-${draft.id}-${hash}.jpg`, `/cards/topic-999-${hash}.jpg`])
    expect(await ask(one), one).toMatch(/404/)
})

test('a picture depends on its piece and on the names in it, and not on every other piece', async () => {
  const { id } = await makeRich()
  const path = await pictureOf(id)
  const context = newRenderContext()
  await withRenderContext(context, () => ask(path))
  expect([...context.tags].sort()).toEqual([
    `article:${id}`,
    'columns',
    'settings',
    expect.stringMatching(/^source:/),
  ])
})
