import type { Node } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'

export type OutlineEntry = { level: number; text: string; position: number }
export type Outline = { entries: OutlineEntry[]; current: number }

const known = new WeakMap<Node, OutlineEntry[]>()

/** The headings of a body with where they stand; a body is looked through once. */
export function headingsOf(doc: Node): OutlineEntry[] {
  const before = known.get(doc)
  if (before) return before
  const entries: OutlineEntry[] = []
  doc.descendants((node, position) => {
    if (node.type.name === 'heading')
      entries.push({ level: Number(node.attrs.level), text: node.textContent.trim(), position })
    return !node.isTextblock
  })
  known.set(doc, entries)
  return entries
}

/** The headings, and which of them the caret stands under (-1 before the first). */
export function outlineOf({ doc, selection }: EditorState): Outline {
  const entries = headingsOf(doc)
  return { entries, current: entries.findLastIndex(({ position }) => position <= selection.from) }
}
