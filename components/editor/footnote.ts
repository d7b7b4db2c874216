import { mergeAttributes, Node } from '@tiptap/core'

/** 脚注 in the text as one piece that cannot be typed into; editor.css numbers it, the dialog writes its words. */
export const Footnote = Node.create({
  name: 'footnote',
  group: 'inline',
  inline: true,
  atom: true,
  marks: '',
  addAttributes() {
    return {
      text: {
        default: '',
        parseHTML: (element) => element.getAttribute('data-footnote')?.trim() ?? '',
        renderHTML: ({ text }) => ({ 'data-footnote': text, title: text }),
      },
    }
  },
  parseHTML() {
    // Before the superscript mark, which would take the element for its own.
    return [
      {
        tag: 'sup[data-footnote]',
        priority: 60,
        getAttrs: (element) => (element.dataset.footnote?.trim() ? {} : false),
      },
    ]
  },
  renderHTML({ HTMLAttributes }) {
    return ['sup', mergeAttributes(HTMLAttributes)]
  },
  renderText() {
    return ''
  },
})
