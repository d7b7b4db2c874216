import { TableView } from '@tiptap/extension-table'
import type { Node } from '@tiptap/pm/model'
import type { EditorView } from '@tiptap/pm/view'

/** A wide table scrolls in its own frame: with the caret where one can write, with the keys of the frame where not. */
export class ScrolledTableView extends TableView {
  constructor(node: Node, cellMinWidth: number, view?: EditorView, attributes?: Record<string, unknown>) {
    super(node, cellMinWidth, view, attributes)
    // A frame that takes the focus would take it from the text around it.
    if (view?.editable) this.dom.contentEditable = 'true'
    else this.dom.tabIndex = 0
    this.dom.setAttribute('role', 'region')
    this.dom.setAttribute('aria-label', '表格')
  }
}
