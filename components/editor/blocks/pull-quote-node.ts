import { Node } from '@tiptap/core'

/** 引语: a sentence set large, and under it who said it. */
export const PullQuoteNode = Node.create({
  name: 'pullQuote',
  group: 'section',
  content: 'inline*',
  defining: true,
  addAttributes() {
    return {
      cite: {
        default: '',
        parseHTML: (element) => element.querySelector('figcaption')?.textContent?.trim() ?? '',
        renderHTML: () => ({}),
      },
    }
  },
  parseHTML() {
    return [
      {
        tag: 'figure.pull-quote',
        priority: 60,
        contentElement: (element) => element.querySelector<HTMLElement>('blockquote p') ?? element,
      },
    ]
  },
  renderHTML({ node }) {
    const words: [string, object, 0] = ['p', {}, 0]
    const cite = String(node.attrs.cite ?? '')
    return cite
      ? ['figure', { class: 'pull-quote' }, ['blockquote', {}, words], ['figcaption', still, cite]]
      : ['figure', { class: 'pull-quote' }, ['blockquote', {}, words]]
  },
  addKeyboardShortcuts() {
    return {
      Backspace: () => {
        const { $from, empty } = this.editor.state.selection
        if (!empty || $from.parentOffset > 0 || $from.parent.type !== this.type) return false
        return this.editor.commands.setNode('paragraph')
      },
    }
  },
})

/** A part that the caret passes by. */
const still = { contenteditable: 'false' }
