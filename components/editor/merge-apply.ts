import type { Editor } from '@tiptap/core'
import { Node } from '@tiptap/pm/model'
import { commonPairs } from '@/lib/content/diff-align'
import type { Doc } from '@/lib/content/schema'

const key = (node: Node) => JSON.stringify(node.toJSON())

function childrenOf(doc: Node): Node[] {
  return Array.from({ length: doc.childCount }, (_, at) => doc.child(at))
}

/**
 * Puts a body into the open editor by changing only the blocks that differ: the caret stays where it is, and undoing
 * does not take back what somebody else wrote.
 */
export function applyBody(editor: Editor, body: Doc): void {
  const { state, view, schema } = editor
  const wanted = Node.fromJSON(schema, body)
  const [before, after] = [childrenOf(state.doc), childrenOf(wanted)]
  const starts: number[] = []
  let size = 0
  for (const node of before) {
    starts.push(size)
    size += node.nodeSize
  }
  starts.push(size)
  const change = state.tr.setMeta('addToHistory', false)
  const gaps: { from: number; to: number; nodes: Node[] }[] = []
  let [x, y] = [0, 0]
  for (const [i, j] of [
    ...commonPairs(before.map(key), after.map(key)),
    [before.length, after.length] as const,
  ]) {
    if (x < i || y < j)
      gaps.push({ from: starts[x] ?? size, to: starts[i] ?? size, nodes: after.slice(y, j) })
    ;[x, y] = [i + 1, j + 1]
  }
  // From the end, so that the places before it stay right.
  for (const { from, to, nodes } of gaps.reverse()) change.replaceWith(from, to, nodes)
  if (change.docChanged) view.dispatch(change)
}
