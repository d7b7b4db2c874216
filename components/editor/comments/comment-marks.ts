import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { shortcutOf } from '../tools/shortcuts'

/** Words that a thread hangs on, where they are in the editor now. */
export type CommentMark = { id: number; from: number; to: number; blocking: boolean }
type Shown = {
  marks: CommentMark[]
  /** The thread that is looked at. */
  active: number | null
  /** The words that somebody is about to comment on. */
  asked: { from: number; to: number } | null
}
type Parts = { onPick: (threadId: number) => void; onAsk: () => void }

/** By which the editor knows the marks. */
export const MARKS = new PluginKey<Shown>('comment-marks')

/** What is marked in the text now. */
export const shownIn = (state: EditorState): Shown =>
  MARKS.getState(state) ?? { marks: [], active: null, asked: null }

/** Shows other marks, another thread or another selection; what is not named stays. The draft is not touched. */
export function show(view: EditorView, part: Partial<Shown>): void {
  view.dispatch(view.state.tr.setMeta(MARKS, part).setMeta('addToHistory', false))
}

function decorations({ doc }: EditorState, { marks, active, asked }: Shown): DecorationSet {
  const drawn = marks.map(({ id, from, to, blocking }) =>
    Decoration.inline(from, to, {
      class: ['comment-mark', blocking && 'is-blocking', id === active && 'is-active']
        .filter(Boolean)
        .join(' '),
      'data-thread': String(id),
    }),
  )
  if (asked) drawn.push(Decoration.inline(asked.from, asked.to, { class: 'comment-mark is-active' }))
  return DecorationSet.create(doc, drawn)
}

/** Marks what is commented on, lets the marks go along with the typing, and hears clicks and the key. */
export function commentMarks({ onPick, onAsk }: Parts): Plugin<Shown> {
  return new Plugin<Shown>({
    key: MARKS,
    state: {
      init: () => ({ marks: [], active: null, asked: null }),
      apply(change, before) {
        const part = change.getMeta(MARKS) as Partial<Shown> | undefined
        const shown = { ...before, ...part }
        if (!change.docChanged) return part ? shown : before
        const moved = <R extends { from: number; to: number }>(range: R): R => ({
          ...range,
          from: change.mapping.map(range.from, 1),
          to: change.mapping.map(range.to, -1),
        })
        const asked = shown.asked && moved(shown.asked)
        return {
          ...shown,
          marks: shown.marks.map(moved).filter(({ from, to }) => from < to),
          asked: asked && asked.from < asked.to ? asked : null,
        }
      },
    },
    props: {
      decorations: (state) => decorations(state, shownIn(state)),
      handleClick(view, position) {
        const hit = shownIn(view.state).marks.findLast(({ from, to }) => from <= position && position <= to)
        if (hit) onPick(hit.id)
        return false
      },
      handleKeyDown(_view, event) {
        if (shortcutOf(event)?.id !== 'comment') return false
        onAsk()
        return true
      },
    },
  })
}
