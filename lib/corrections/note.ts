import type { RevisionContent } from '@/lib/articles/content'
import { AppError, type FieldErrors } from '@/lib/errors'
import type { Note } from './schema'

/** How much of a text came and went, in characters. */
export type ChangeSize = { added: number; removed: number }

const ASK_WHAT = '请写明改了什么'
const ASK_WHY = '请写明为什么改'

/** Both parts of a note, or null when neither is given; INVALID when one is missing. */
export function readNote({ what = '', why = '' }: Partial<Note>): Note | null {
  const note = { what: what.trim(), why: why.trim() }
  if (note.what === '' && note.why === '') return null
  const fields: FieldErrors = {
    ...(note.what === '' ? { what: [ASK_WHAT] } : {}),
    ...(note.why === '' ? { why: [ASK_WHY] } : {}),
  }
  if (Object.keys(fields).length > 0)
    throw new AppError('INVALID', `更正说明还不完整：${Object.values(fields).flat().join('；')}。`, fields)
  return note
}

/**
 * What readers are told of a publication must fit it. `change` is what differs from what they see (null: nothing, or
 * they see nothing yet). Throws INVALID where a note is owed, and where there is nothing it could be about.
 */
export function requireTold(
  note: Note | null,
  { change, wasPublic, mayBeQuiet }: { change: ChangeSize | null; wasPublic: boolean; mayBeQuiet: boolean },
): void {
  if (note && !wasPublic) {
    const message = '这篇稿件还没有发布过，没有可以更正的内容。请清空更正说明后再发布。'
    throw new AppError('INVALID', message, { what: ['还没有发布过，不需要更正说明'] })
  }
  if (note || change === null || mayBeQuiet) return
  throw new AppError(
    'INVALID',
    '修改已发布的稿件，要让读者知道改了什么、为什么改；只改错别字的，由总编或管理员选“小改”发布。',
    { what: [ASK_WHAT], why: [ASK_WHY] },
  )
}

/**
 * What readers read of a piece. Where it is filed (column, tags, related pieces) is not among it: to move a piece is no
 * correction.
 */
export function readersPart(content: RevisionContent): object {
  const { columnId: _column, tags: _tags, relatedIds: _related, wordCount: _count, source, ...read } = content
  return { ...read, sourceId: source?.id ?? null }
}
