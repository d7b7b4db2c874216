import { Extension } from '@tiptap/core'
import type { Node, ResolvedPos } from '@tiptap/pm/model'
import type { Command, EditorState } from '@tiptap/pm/state'

/** Whose children change places with each other; rows and cells of a table do not. */
const HOLDERS = new Set(['doc', 'blockquote', 'callout', 'bulletList', 'orderedList'])

type Run = { holder: Node; start: number; first: number; last: number }

/** The children of the holder at this depth that the selection covers. */
function runAt($from: ResolvedPos, $to: ResolvedPos, depth: number): Run {
  const first = $from.index(depth)
  const last = $to.depth > depth ? $to.index(depth) : Math.max(first, $to.index(depth) - 1)
  return { holder: $from.node(depth), start: $from.start(depth), first, last }
}

/** The innermost run of blocks that has a neighbour in this direction. */
function movableRun({ selection }: EditorState, step: -1 | 1): Run | null {
  const { $from, $to } = selection
  for (let depth = $from.sharedDepth($to.pos); depth >= 0; depth -= 1) {
    const run = runAt($from, $to, depth)
    const next = step < 0 ? run.first - 1 : run.last + 1
    if (HOLDERS.has(run.holder.type.name) && next >= 0 && next < run.holder.childCount) return run
  }
  return null
}

function offsetOf(holder: Node, index: number): number {
  let offset = 0
  for (let at = 0; at < index; at += 1) offset += holder.child(at).nodeSize
  return offset
}

/** Moves what the cursor is in one place up or down. Its neighbour is what travels, so that the caret stays where it is. */
export function moveBlock(step: -1 | 1): Command {
  return (state, dispatch) => {
    const run = movableRun(state, step)
    if (!run) return false
    if (!dispatch) return true
    const { holder, start, first, last } = run
    const neighbour = holder.child(step < 0 ? first - 1 : last + 1)
    const at = start + offsetOf(holder, step < 0 ? first - 1 : last + 1)
    const change = state.tr.delete(at, at + neighbour.nodeSize)
    const to = start + (step < 0 ? offsetOf(holder, last + 1) - neighbour.nodeSize : offsetOf(holder, first))
    dispatch(change.insert(to, neighbour).scrollIntoView())
    return true
  }
}

/** 上移 and 下移 by keyboard. */
export const BlockMoves = Extension.create({
  name: 'blockMoves',
  addKeyboardShortcuts() {
    const move = (step: -1 | 1) => () => {
      const { state, view } = this.editor
      // At the edge nothing moves, and the browser must not do something else instead.
      moveBlock(step)(state, view.dispatch)
      return true
    }
    return { 'Alt-ArrowUp': move(-1), 'Alt-ArrowDown': move(1) }
  },
})
