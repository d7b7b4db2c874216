import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'

/**
 * A key acts on the selection that the writer sees. Browsers tell of a moved caret only in a later turn, so that a
 * quick End and Enter would still replace the words that were chosen before End.
 */
export const SeenSelection = Extension.create({
  name: 'seenSelection',
  priority: 2_000,
  addProseMirrorPlugins() {
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            keydown: (view) => {
              // While an input method spells, the selection is the input method's own.
              if (!view.composing) view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'))
              return false
            },
          },
        },
      }),
    ]
  },
})
