import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { search } from 'prosemirror-search'
import { pastedAddress } from './pasted-link'

/** What finding marks in the text, and that an address pasted over words links them. */
export const ToolExtensions = Extension.create({
  name: 'tools',
  // Before the pasting of text and HTML by others.
  priority: 1_000,
  addProseMirrorPlugins() {
    const { editor } = this
    return [
      search(),
      new Plugin({
        props: {
          handlePaste: (view, event) => {
            const { empty, $from, $to } = view.state.selection
            if (empty || !$from.sameParent($to) || !$from.parent.inlineContent) return false
            const address = pastedAddress(event.clipboardData?.getData('text/plain') ?? '', location.origin)
            return address !== null && editor.commands.setLink({ href: address })
          },
        },
      }),
    ]
  },
})
