import type { Node } from '@tiptap/pm/model'

export type BodyLink = { href: string; text: string; from: number; to: number }

function hrefOf(node: Node): string | null {
  const href = node.marks.find(({ type }) => type.name === 'link')?.attrs.href ?? node.attrs.href
  return typeof href === 'string' && href !== '' ? href : null
}

/** Every link of a body in order; a link over several pieces of text is one. */
export function bodyLinks(doc: Node): BodyLink[] {
  const links: BodyLink[] = []
  doc.descendants((node, position) => {
    const href = hrefOf(node)
    if (href === null) return
    const text = node.isText ? (node.text ?? '') : String(node.attrs.title ?? '')
    const last = links.at(-1)
    if (node.isText && last?.href === href && last.to === position) {
      last.text += text
      last.to += node.nodeSize
    } else links.push({ href, text, from: position, to: position + node.nodeSize })
  })
  return links
}
