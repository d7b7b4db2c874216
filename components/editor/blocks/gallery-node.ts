import { Node } from '@tiptap/core'
import { DOMSerializer, type Node as ProseMirrorNode } from '@tiptap/pm/model'
import type { NodeView } from '@tiptap/pm/view'
import { GALLERY_SIZE } from '@/lib/content/schema'

/** The pictures side by side; they are changed in the panel, so that the text keeps a gallery of two at least. */
class GalleryView implements NodeView {
  readonly dom = document.createElement('figure')

  constructor(private node: ProseMirrorNode) {
    this.dom.className = 'gallery'
    this.#draw()
  }

  update(node: ProseMirrorNode): boolean {
    if (node.type !== this.node.type) return false
    if (node === this.node) return true
    this.node = node
    this.#draw()
    return true
  }

  #draw(): void {
    const { content, attrs, type } = this.node
    const list = document.createElement('ul')
    const drawn = DOMSerializer.fromSchema(type.schema).serializeFragment(content)
    for (const figure of [...drawn.childNodes]) {
      const item = document.createElement('li')
      item.append(figure)
      list.append(item)
    }
    const title = document.createElement('figcaption')
    title.textContent = String(attrs.title ?? '')
    this.dom.replaceChildren(list, ...(title.textContent ? [title] : []))
  }

  ignoreMutation(): boolean {
    return true
  }
}

/** 组图: pictures that are looked at together. */
export const GalleryNode = Node.create({
  name: 'gallery',
  group: 'section',
  content: `image{${GALLERY_SIZE.least},${GALLERY_SIZE.most}}`,
  atom: true,
  draggable: true,
  addAttributes() {
    return {
      title: {
        default: '',
        parseHTML: (element) => element.querySelector(':scope > figcaption')?.textContent?.trim() ?? '',
        renderHTML: () => ({}),
      },
    }
  },
  parseHTML() {
    // Before the single figure, which would take the first picture for its own.
    return [
      {
        tag: 'figure.gallery',
        priority: 60,
        contentElement: (element) => element.querySelector('ul') ?? element,
        getAttrs: (element) => (element.querySelectorAll('img').length >= GALLERY_SIZE.least ? {} : false),
      },
    ]
  },
  renderHTML({ node }) {
    const title = String(node.attrs.title ?? '')
    const list: [string, 0] = ['ul', 0]
    return title
      ? ['figure', { class: 'gallery' }, list, ['figcaption', {}, title]]
      : ['figure', { class: 'gallery' }, list]
  },
  addNodeView() {
    return ({ node }) => new GalleryView(node)
  },
})
