import type { Node } from '@tiptap/pm/model'
import type { Block } from '@/lib/content/schema'
import { docText, wordCount } from '@/lib/content/text'

/** Remembers what was made of a node: ProseMirror never changes one, so after a keystroke all but one are known. */
export function ofNode<T>(make: (node: Node) => T): (node: Node) => T {
  const known = new WeakMap<Node, T>()
  return (node) => {
    const before = known.get(node)
    if (before !== undefined) return before
    const made = make(node)
    known.set(node, made)
    return made
  }
}

const alone = (node: Node) => ({ type: 'doc' as const, content: [node.toJSON() as Block] })
const blockJson = ofNode((node) => JSON.stringify(node.toJSON()))
const blockWords = ofNode((node) => wordCount(alone(node)))
const blockLines = ofNode((node) => docText(alone(node)))

function blocksOf<T>(doc: Node, of: (node: Node) => T): T[] {
  return Array.from({ length: doc.childCount }, (_, at) => of(doc.child(at)))
}

/** The body as JSON text: what JSON.stringify makes of it, put together from the blocks. */
export function bodyJson(doc: Node): string {
  return `{"type":"doc","content":[${blocksOf(doc, blockJson).join(',')}]}`
}

/** 字数 of the body: the sum over its blocks is what lib/content/text.ts counts for the whole. */
export function bodyWords(doc: Node): number {
  return blocksOf(doc, blockWords).reduce((total, words) => total + words, 0)
}

/** The plain text of the body, footnotes behind their blocks. */
export function bodyPlainText(doc: Node): string {
  return blocksOf(doc, blockLines).filter(Boolean).join('\n')
}
