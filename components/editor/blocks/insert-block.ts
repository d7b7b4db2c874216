import type { Editor } from '@tiptap/core'
import { Node } from '@tiptap/pm/model'
import { NodeSelection, TextSelection, type Transaction } from '@tiptap/pm/state'
import type { Block } from '@/lib/content/schema'

/** The selected block, when it is of this kind. */
export function selectedBlock<T extends Block['type']>(
  { state: { selection } }: Editor,
  type: T,
): Extract<Block, { type: T }> | null {
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== type) return null
  return selection.node.toJSON() as Extract<Block, { type: T }>
}

/** Where a block of the body itself goes: in place of the empty paragraph of the cursor, otherwise after its block. */
function placeFor({ selection: { $to } }: Transaction): { from: number; to: number } {
  if ($to.depth === 0) return { from: $to.pos, to: $to.pos }
  const own = $to.node(1)
  const after = $to.after(1)
  const empty = own.type.name === 'paragraph' && own.content.size === 0
  return { from: empty ? $to.before(1) : after, to: after }
}

/** Puts a block into the body, and the cursor into it; after one that cannot be written in there is a paragraph. */
export function insertBlock(editor: Editor, block: Block): void {
  const chain = editor.chain().focus()
  chain
    .command(({ tr, state }) => {
      const node = Node.fromJSON(state.schema, block)
      const { from, to } = placeFor(tr)
      tr.replaceWith(from, to, node)
      const end = from + node.nodeSize
      if (node.isAtom && end >= tr.doc.content.size) {
        const paragraph = state.schema.nodes.paragraph?.create()
        if (paragraph) tr.insert(end, paragraph)
      }
      const inside = () => TextSelection.near(tr.doc.resolve(from + 1))
      tr.setSelection(node.isAtom ? NodeSelection.create(tr.doc, from) : inside()).scrollIntoView()
      return true
    })
    .run()
}

/** Begins a table at the cursor; at the end of the body it is followed by a paragraph to go on in. */
export function insertTable(editor: Editor, columns: number): void {
  editor
    .chain()
    .focus()
    .insertTable({ rows: 3, cols: columns, withHeaderRow: true })
    .command(({ tr, state }) => {
      const paragraph = state.schema.nodes.paragraph?.create()
      if (paragraph && tr.doc.lastChild?.type.name === 'table') tr.insert(tr.doc.content.size, paragraph)
      return true
    })
    .run()
}
