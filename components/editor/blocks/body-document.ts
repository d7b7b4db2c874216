import { Node } from '@tiptap/core'

/** The body: what may stand anywhere, and the sections (组图, 引语, 提示框) that stand only here. */
export const BodyDocument = Node.create({ name: 'doc', topNode: true, content: '(block | section)+' })
