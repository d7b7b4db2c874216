import { closeHistory } from '@tiptap/pm/history'
import { Fragment, Node, Slice } from '@tiptap/pm/model'
import { type EditorState, Selection, type Transaction } from '@tiptap/pm/state'
import type { Block } from '@/lib/content/schema'
import { missingAt, missingBetween } from './missing-pictures'

/** Where a text goes: in the place of what stands between two positions. */
export type Range = { from: number; to: number }

/** Whether the words at an edge run on into the paragraph they are put into. */
const runsOn = (node: Node | null) => (node?.type.name === 'paragraph' && missingAt(node) === null ? 1 : 0)

/** Where one goes on writing: at the end of what came in, but never in a 缺图. */
function cursorAt(doc: Node, end: number): Selection {
  const near = Selection.near(doc.resolve(Math.min(end, doc.content.size)), -1)
  if (missingAt(near.$from.parent) === null) return near
  return Selection.findFrom(doc.resolve(near.$from.after()), 1, true) ?? near
}

/** Puts blocks into the text as one step of its history; tells where the pictures are missing now. */
export function insertBlocks(
  state: EditorState,
  blocks: Block[],
  { from, to }: Range,
): { transaction: Transaction; missing: { at: number; name: string }[] } {
  const nodes = blocks.map((block) => Node.fromJSON(state.schema, block))
  const fragment = Fragment.fromArray(nodes)
  const slice = new Slice(fragment, runsOn(fragment.firstChild), runsOn(fragment.lastChild))
  const transaction = closeHistory(state.tr)
  const whole = from === 0 && to === state.doc.content.size
  if (whole) transaction.replaceWith(from, to, fragment)
  else transaction.replaceRange(from, to, slice)
  const start = transaction.mapping.map(from, -1)
  const end = transaction.mapping.map(to, 1)
  const { doc } = transaction
  // After a picture, there or missing, or a table at the very end there must be a line to go on in.
  if (doc.lastChild && (!doc.lastChild.isTextblock || missingAt(doc.lastChild) !== null)) {
    const line = state.schema.nodes.paragraph?.create()
    if (line) transaction.insert(doc.content.size, line)
  }
  transaction.setSelection(cursorAt(transaction.doc, end))
  return { transaction, missing: missingBetween(transaction.doc, start, end) }
}
