import { type Editor, Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

type Change = { add: { id: number; position: number; label: string } } | { remove: number }

const key = new PluginKey<DecorationSet>('uploads')

function mark(label: string): HTMLElement {
  const element = document.createElement('span')
  element.className = 'upload-mark'
  element.textContent = `正在上传 ${label}…`
  return element
}

/** Keeps the places of pictures under way, however the text around them changes. */
export const UploadMarks = Extension.create({
  name: 'uploadMarks',
  addProseMirrorPlugins() {
    return [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: () => DecorationSet.empty,
          apply(transaction, before) {
            const mapped = before.map(transaction.mapping, transaction.doc)
            const change = transaction.getMeta(key) as Change | undefined
            if (!change) return mapped
            if ('remove' in change) {
              return mapped.remove(mapped.find(undefined, undefined, ({ id }) => id === change.remove))
            }
            const { id, position, label } = change.add
            return mapped.add(transaction.doc, [Decoration.widget(position, () => mark(label), { id })])
          },
        },
        props: { decorations: (state) => key.getState(state) },
      }),
    ]
  },
})

/** Marks where a picture will stand. */
export function addUploadMark(editor: Editor, id: number, position: number, label: string): void {
  const change: Change = { add: { id, position, label } }
  editor.view.dispatch(editor.state.tr.setMeta(key, change).setMeta('addToHistory', false))
}

/** Takes the mark away and tells where it was; null when the text around it has been deleted. */
export function takeUploadMark(editor: Editor, id: number): number | null {
  const found = key.getState(editor.state)?.find(undefined, undefined, (spec) => spec.id === id)
  const change: Change = { remove: id }
  editor.view.dispatch(editor.state.tr.setMeta(key, change).setMeta('addToHistory', false))
  return found?.[0]?.from ?? null
}
