import { Extension } from '@tiptap/core'
import { search } from 'prosemirror-search'

/** What finding marks in the text. */
export const ToolExtensions = Extension.create({
  name: 'tools',
  addProseMirrorPlugins: () => [search()],
})
