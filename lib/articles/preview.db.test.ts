import { beforeAll, expect, test } from 'vitest'
import {
  later,
  makeAuthor,
  makeColumn,
  makeMedia,
  makePublished,
  makeSource,
  makeTag,
  makeUser,
  NOW,
  type Person,
  reprintOf,
} from '@/test/newsroom'
import { saveArticle } from './commands'
import { getPreview } from './preview-queries'
import { getArticle } from './public'
import { articleInput } from './schema'

let editor: Person
let author: Person

beforeAll(async () => {
  editor = await makeUser('EDITOR')
  author = await makeUser('AUTHOR')
})

test('a piece as it was published previews as readers see it', async () => {
  const [column, tag, source, person, picture] = await Promise.all([
    makeColumn(),
    makeTag(),
    makeSource(),
    makeAuthor(),
    makeMedia(),
  ])
  const { id } = await makePublished({
    ...(await reprintOf(source.id)),
    columnId: column.id,
    tagIds: [tag.id],
    coverId: picture.id,
    coverCaption: '退潮之后',
    bylines: [{ authorId: person.id, affiliation: '临湖县农艺师' }],
  })
  const [shown, preview] = await Promise.all([getArticle(id), getPreview(editor, id, later(60))])
  expect(shown).toMatchObject({ tags: [{ id: tag.id }], source, cover: { caption: '退潮之后' } })
  expect(preview).toEqual({ ...shown, updatedAt: later(60) })
})

test('a change shows in the preview and not to readers, and nobody previews what they may not read', async () => {
  const piece = await makePublished({ columnId: (await makeColumn()).id })
  const input = articleInput.parse({ title: '改过的标题', columnId: null })
  await saveArticle(editor, { ...input, id: piece.id, version: piece.version }, NOW)
  expect(await getPreview(editor, piece.id, NOW)).toMatchObject({ title: '改过的标题', tags: [] })
  expect((await getArticle(piece.id))?.title).not.toBe('改过的标题')
  expect(await getPreview(author, piece.id, NOW)).toBeNull()
  expect(await getPreview(editor, 999_999, NOW)).toBeNull()
})
