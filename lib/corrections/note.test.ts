import { expect, test } from 'vitest'
import type { RevisionContent } from '@/lib/articles/content'
import { contentHash } from '@/lib/articles/content'
import type { Doc } from '@/lib/content/schema'
import { isAppError } from '@/lib/errors'
import { readersPart, readNote, requireTold } from './note'

test('a note has both parts or is none', () => {
  expect(readNote({})).toBeNull()
  expect(readNote({ what: ' ', why: '' })).toBeNull()
  expect(readNote({ what: ' 年份有误 ', why: '核对原始记录' })).toEqual({
    what: '年份有误',
    why: '核对原始记录',
  })
  expect(() => readNote({ what: '年份有误' })).toThrow('请写明为什么改')
  expect(() => readNote({ why: '核对' })).toThrow('请写明改了什么')
})

const NOTE = { what: '年份有误', why: '核对原始记录' }
const CHANGE = { added: 1, removed: 1 }

test.each([
  ['the first publication', null, null, false, false, 'fine'],
  ['the first publication with a note', NOTE, null, false, true, 'refused'],
  ['a change with a note', NOTE, CHANGE, true, false, 'fine'],
  ['a change without one', null, CHANGE, true, false, 'refused'],
  ['a change without one, by who may', null, CHANGE, true, true, 'fine'],
  ['nothing that readers see', null, null, true, false, 'fine'],
  ['a note about what is there already', NOTE, null, true, false, 'fine'],
  ['a piece that comes back after a withdrawal, with a note', NOTE, null, true, false, 'fine'],
] as const)('%s', (_what, note, change, wasPublic, mayBeQuiet, outcome) => {
  let refused = false
  try {
    requireTold(note, { change, wasPublic, mayBeQuiet })
  } catch (error) {
    refused = isAppError(error, 'INVALID')
  }
  expect(refused ? 'refused' : 'fine').toBe(outcome)
})

const bodyOf = (text: string): Doc => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
})

const content: RevisionContent = {
  ...{ title: '题', leadTitle: '', subTitle: '', summary: '', columnId: 1, cover: null, origin: 'ORIGINAL' },
  ...{ source: { id: 4, name: '某报' }, sourceUrl: '', authorNote: '', editorName: '', wordCount: 3 },
  ...{ body: bodyOf('一二三'), tags: [{ id: 1, name: '水' }], bylines: [], relatedIds: [1, 2] },
}
const hash = (over: Partial<RevisionContent>) => contentHash(readersPart({ ...content, ...over }))

test('to file a piece elsewhere, or to rename what it names, is no correction', () => {
  for (const over of [
    { columnId: 2 },
    { tags: [] },
    { relatedIds: [] },
    { source: { id: 4, name: '某报（新名）' } },
  ])
    expect(hash(over)).toBe(hash({}))
})

test('every word that readers read counts, and so do pictures, source and origin', () => {
  for (const over of [
    { title: '另一题' },
    { summary: '摘要' },
    { body: bodyOf('一二四') },
    { source: null },
    { origin: 'CONTRIBUTION' as const },
    { cover: { mediaId: 3, caption: '' } },
    { bylines: [{ authorId: 1, name: '某', affiliation: '' }] },
    { editorName: '某' },
  ])
    expect(hash(over)).not.toBe(hash({}))
})
