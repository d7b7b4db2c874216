import { beforeAll, expect, test } from 'vitest'
import { makeColumn, makeDraft, makeUser, NOW, type Person } from '@/test/newsroom'
import { refused } from '@/test/refusals'
import { publishArticle } from './publication-commands'

let editor: Person
let columnId: number

beforeAll(async () => {
  editor = await makeUser('EDITOR')
  columnId = (await makeColumn()).id
})

const REPRINT = {
  origin: 'REPRINT' as const,
  ...{ sourceUrl: 'https://source.example.org/1', originalTitle: '原题', authorNote: '某报记者' },
}

test.each([
  ['no column', { columnId: null }, 'columnId'],
  ['an empty body', { body: { type: 'doc' as const, content: [{ type: 'paragraph' as const }] } }, 'body'],
  ['a reprint without its source', { ...REPRINT, sourceId: null }, 'sourceId'],
  ['a reprint without its author', { ...REPRINT, authorNote: '' }, 'bylines'],
  ['a reprint without its title', { ...REPRINT, originalTitle: ' ' }, 'originalTitle'],
  ['a reprint without its address', { ...REPRINT, sourceUrl: '' }, 'sourceUrl'],
  [
    'a reprint with an address that is no page',
    { ...REPRINT, sourceUrl: 'mailto:a@example.org' },
    'sourceUrl',
  ],
])('%s cannot be published, and the field is named', async (_what, missing, field) => {
  const ref = await makeDraft(editor, { columnId, ...missing })
  await refused(() => publishArticle(editor, ref, NOW), 'INVALID')
  const error = await publishArticle(editor, ref, NOW).catch((caught: unknown) => caught)
  expect(error).toMatchObject({ fields: { [field]: [expect.any(String)] } })
})
