import { closeHistory } from '@tiptap/pm/history'
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import { getMatchHighlights, getSearchState, type SearchQuery, setSearchState } from 'prosemirror-search'

/** What these commands need of an editor. */
type Editor = { readonly state: EditorState; readonly view: { dispatch: (change: Transaction) => void } }
type Range = { from: number; to: number }

/** Every place where the text looked for stands, in order. */
export function matches(state: EditorState): Range[] {
  return getMatchHighlights(state)
    .find()
    .map(({ from, to }) => ({ from, to }))
}

/** How many places there are, and which of them is selected (from 1; 0 when none is). */
export function standing(state: EditorState): { count: number; current: number } {
  const all = matches(state)
  const { from, to } = state.selection
  return { count: all.length, current: all.findIndex((one) => one.from === from && one.to === to) + 1 }
}

function select(change: Transaction, { from, to }: Range): Transaction {
  return change.setSelection(TextSelection.create(change.doc, from, to)).scrollIntoView()
}

/** Looks for something else, and selects the first place from the caret on. */
export function lookFor(editor: Editor, query: SearchQuery): void {
  const { state, view } = editor
  const at = state.selection.from
  const change = setSearchState(state.tr, query)
  const next = query.valid ? (query.findNext(state, at) ?? query.findNext(state)) : null
  view.dispatch(next ? select(change, next) : change)
}

/** Goes to the next place (or the one before), and on from the other end. */
export function step(editor: Editor, direction: 1 | -1): void {
  const { state, view } = editor
  const query = getSearchState(state)?.query
  if (!query?.valid) return
  const { from, to } = state.selection
  const found =
    direction === 1
      ? (query.findNext(state, to) ?? query.findNext(state))
      : (query.findPrev(state, from) ?? query.findPrev(state))
  if (found) view.dispatch(select(state.tr, found))
}

/** The new words look like the first of those they stand for. */
function put(change: Transaction, state: EditorState, { from, to }: Range, words: string): void {
  if (words === '') change.delete(from, to)
  else change.replaceWith(from, to, state.schema.text(words, state.doc.nodeAt(from)?.marks ?? []))
}

/** Replaces the selected place and goes to the next; when none is selected, only goes there. */
export function replaceOne(editor: Editor, words: string): void {
  const { state, view } = editor
  if (standing(state).current === 0) {
    step(editor, 1)
    return
  }
  const change = closeHistory(state.tr)
  const { from, to } = state.selection
  put(change, state, { from, to }, words)
  // Behind what was put in, so that words which hold what is looked for are not replaced again.
  view.dispatch(change.setSelection(TextSelection.create(change.doc, from + words.length)))
  step(editor, 1)
}

/** Replaces every place in one step that can be undone; gives how many there were. */
export function replaceEvery(editor: Editor, words: string): number {
  const { state, view } = editor
  const all = matches(state)
  const change = closeHistory(state.tr)
  for (const place of all.toReversed()) put(change, state, place, words)
  if (all.length > 0) view.dispatch(change)
  return all.length
}
