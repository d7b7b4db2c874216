import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DraftFields } from './draft-fields'
import type { DraftText } from './draft-text'
import { isSettled, mergeDrafts, resolveDrafts } from './merge-drafts'

const FIELDS: DraftFields = {
  title: '标题',
  leadTitle: '',
  subTitle: '',
  summary: '',
  columnId: null,
  cover: null,
  coverCaption: '',
  origin: 'ORIGINAL',
  source: null,
  sourceUrl: '',
  originalTitle: '',
  authorNote: '',
  editorName: '',
  tags: [],
  bylines: [],
  related: [],
}
const draft = (fields: Partial<DraftFields> = {}, ...texts: string[]): DraftText => ({
  fields: { ...FIELDS, ...fields },
  body: {
    type: 'doc',
    content: (texts.length > 0 ? texts : ['正文']).map((text) => ({
      type: 'paragraph',
      content: [{ type: 'text', text }],
    })),
  },
})
const tag = (id: number) => ({ id, name: `标签${id}` })
const tags = (...ids: number[]) => draft({ tags: ids.map(tag) })

test('fields that only one of two changed are as that one left them', () => {
  const merge = mergeDrafts(
    draft(),
    draft({ title: '我的标题' }),
    draft({ summary: '别人的摘要' }, '改过的正文'),
  )
  expect(isSettled(merge)).toBe(true)
  expect(resolveDrafts(merge, {}, [])).toEqual(
    draft({ title: '我的标题', summary: '别人的摘要' }, '改过的正文'),
  )
})

test('a field that both changed is a choice; the rest is merged all the same', () => {
  const merge = mergeDrafts(
    draft(),
    draft({ title: '我的标题', columnId: 3 }),
    draft({ title: '别人的标题', editorName: '许见山' }),
  )
  expect(merge.openFields).toEqual([{ name: 'title', mine: '我的标题', theirs: '别人的标题' }])
  const rest = { columnId: 3, editorName: '许见山' }
  expect(resolveDrafts(merge, { title: 'mine' }, [])).toEqual(draft({ title: '我的标题', ...rest }))
  expect(resolveDrafts(merge, { title: 'theirs' }, [])).toEqual(draft({ title: '别人的标题', ...rest }))
})

test('tags that either put in are in, and those that either took out are out', () => {
  const merge = mergeDrafts(tags(1, 2, 3), tags(1, 3, 4), tags(2, 3, 5))
  expect(isSettled(merge)).toBe(true)
  expect(merge.fields.tags).toEqual([3, 5, 4].map(tag))
})

test('what one side alone did to the tags is the result', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: 6 }))
  fc.assert(
    fc.property(ids, ids, (base, changed) => {
      const sorted = (merge: ReturnType<typeof mergeDrafts>) => merge.fields.tags.map(({ id }) => id).sort()
      expect(sorted(mergeDrafts(tags(...base), tags(...changed), tags(...base)))).toEqual([...changed].sort())
      expect(sorted(mergeDrafts(tags(...base), tags(...base), tags(...changed)))).toEqual([...changed].sort())
    }),
  )
})

test('what the editor adds of its own to a body is no change', () => {
  const plain = draft()
  const edited = draft()
  edited.body = JSON.parse(
    JSON.stringify(edited.body).replace(
      '"type":"paragraph"',
      '"type":"paragraph","attrs":{"textAlign":null}',
    ),
  )
  const merge = mergeDrafts(plain, edited, draft({}, '别人的正文'))
  expect(isSettled(merge)).toBe(true)
  expect(resolveDrafts(merge, {}, [])).toEqual(draft({}, '别人的正文'))
})
