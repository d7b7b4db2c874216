import { type Editor, Extension } from '@tiptap/core'
import { PluginKey } from '@tiptap/pm/state'
import { exitSuggestion, Suggestion, type SuggestionMatch, type Trigger } from '@tiptap/suggestion'
import { type Ask, fittingInsertions, type Insertion, putIn } from './insertions'

const key = new PluginKey('slash')
/** The key of the slash gives 、 under a Chinese input method. */
const TYPED = /^[/、／]([^\s/、／。，]{0,24})$/

/** The paragraph that holds nothing but the sign and what was typed after it. */
function slashMatch({ $position }: Trigger): SuggestionMatch {
  const { parent, parentOffset } = $position
  if (parent.type.name !== 'paragraph' || parentOffset !== parent.content.size) return null
  const [text, query] = TYPED.exec(parent.textContent) ?? []
  if (text === undefined || query === undefined) return null
  return { range: { from: $position.start(), to: $position.pos }, query, text }
}

export type SlashState = { editor: Editor; items: Insertion[]; at: number; query: string }

/** What the menu at the cursor shows now; the extension writes it, the menu reads it. */
export class Slash {
  #state: SlashState | null = null
  #listeners = new Set<() => void>()

  constructor(readonly ask: (ask: Ask) => void) {}

  get = (): SlashState | null => this.#state

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #set(state: SlashState | null): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }

  show(editor: Editor, query: string): void {
    if (this.#state?.query === query && this.#state.editor === editor) return
    const items = fittingInsertions(query)
    this.#set(items.length > 0 ? { editor, items, at: 0, query } : null)
  }

  hide(): void {
    if (this.#state) this.#set(null)
  }

  /** Enter and Tab take, arrows choose; any other key is the text's. */
  press({ key: pressed, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
    const state = this.#state
    if (!state || ctrlKey || metaKey || altKey || shiftKey) return false
    const step = { ArrowDown: 1, ArrowUp: -1 }[pressed]
    const count = state.items.length
    if (step) this.#set({ ...state, at: (state.at + step + count) % count })
    else if (pressed === 'Enter' || pressed === 'Tab') this.take(state.at)
    else return false
    return true
  }

  take(at: number): void {
    const state = this.#state
    const item = state?.items[at]
    const range =
      state && (key.getState(state.editor.state) as { range?: { from: number; to: number } }).range
    if (!state || !item || !range) return
    state.editor.chain().focus().deleteRange(range).run()
    putIn(state.editor, item, this.ask)
  }
}

/** The menu that opens on an empty line with `/` or 、. */
export function slashMenu(slash: Slash) {
  return Extension.create({
    name: 'slashMenu',
    addProseMirrorPlugins() {
      return [
        Suggestion({
          editor: this.editor,
          pluginKey: key,
          findSuggestionMatch: slashMatch,
          render: () => ({
            onStart: ({ editor, query }) => slash.show(editor, query),
            onUpdate: ({ editor, query }) => slash.show(editor, query),
            onExit: () => slash.hide(),
            onKeyDown: ({ event }) => slash.press(event),
          }),
        }),
      ]
    },
    onBlur() {
      if (slash.get()) exitSuggestion(this.editor.view, key)
    },
  })
}
