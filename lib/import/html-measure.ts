import type { AnyNode, Element } from 'domhandler'
import { hanCount } from './boilerplate'

/** How much Han text an element holds, how much of it in links, and in how many links. */
export type Measure = { han: number; linkedHan: number; links: number }

const NOTHING: Measure = { han: 0, linkedHan: 0, links: 0 }

/** Measures every element of a tree in one walk: pages come with a hundred thousand elements and more. */
export function measureTree(root: Element): (element: Element) => Measure {
  const measures = new Map<Element, Measure>()
  const order = [root]
  for (const element of order)
    for (const child of element.children) if (child.type === 'tag') order.push(child)
  for (const element of order.reverse()) measures.set(element, sum(element, measures))
  return (element) => measures.get(element) ?? NOTHING
}

const TAG = /<(\/?)([a-z][a-z0-9]*)\b/gi
const CLOSES_ITSELF =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|tr|td|th|tbody|thead|tfoot|option|html|head|body)$/i
const DEEPEST = 1000

/**
 * Whether the tags nest deeper than in any real page. Asked of the text, because a parser takes minutes over a
 * page that is made of nothing but opening tags.
 */
export function nestsTooDeep(html: string): boolean {
  let depth = 0
  for (const [, closing, name = ''] of html.matchAll(TAG)) {
    if (CLOSES_ITSELF.test(name)) continue
    depth = Math.max(0, depth + (closing ? -1 : 1))
    if (depth > DEEPEST) return true
  }
  return false
}

function sum(element: Element, measures: Map<Element, Measure>): Measure {
  const own = (node: AnyNode): Measure => {
    if (node.type === 'text') return { han: hanCount(node.data), linkedHan: 0, links: 0 }
    return node.type === 'tag' ? (measures.get(node) ?? NOTHING) : NOTHING
  }
  const total = { han: 0, linkedHan: 0, links: 0 }
  for (const child of element.children) {
    const { han, linkedHan, links } = own(child)
    total.han += han
    total.linkedHan += linkedHan
    total.links += links
  }
  return element.tagName === 'a' ? { han: total.han, linkedHan: total.han, links: total.links + 1 } : total
}
