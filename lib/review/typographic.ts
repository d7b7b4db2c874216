import type { RevisionContent } from '@/lib/articles/content'
import { canonicalText } from '@/lib/content/canonical'

/** Marks that set a text without being part of its words. Symbols that say something (% & @ # * /) are not among them. */
const MARKS = new Set([...'，。、；：？！…—–·•“”‘’「」『』《》〈〉【】〔〕［］（）｛｝～,.;:?!\'"()[]{}-‐‑`'])
const SPACE = /\s/u
const LATIN = /[\p{Script=Latin}\p{N}]/u
const DIGIT = /\p{N}/u

/** Full-width letters, digits and marks as their half-width ones; nothing else is folded: m² is not m2. */
const halfWidth = (text: string) =>
  text
    .replace(/[\uFF01-\uFF5E]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ')

/** Whether a mark or space belongs to what is written: a decimal point, a range, a minus, the gap between two words. */
function says(before: string, mark: string, after: string): boolean {
  if (SPACE.test(mark)) return LATIN.test(before) && LATIN.test(after)
  if (/[-–—~]/.test(mark) && DIGIT.test(after)) return true
  return LATIN.test(before) && LATIN.test(after)
}

/** A text without what only sets it: punctuation, spaces, widths. */
function bareText(text: string): string {
  const characters = [...halfWidth(text)]
  return characters
    .filter((one, at) => {
      if (!MARKS.has(one) && !SPACE.test(one)) return true
      return says(characters[at - 1] ?? '', one, characters[at + 1] ?? '')
    })
    .join('')
}

/** Addresses and codes mean what they are, mark by mark. */
const EXACT = new Set(['src', 'href', 'sourceUrl', 'type', 'mime', 'tone', 'site', 'cover'])

type Node = { type?: unknown; text?: unknown; marks?: unknown; [key: string]: unknown }
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Neighbouring pieces of text with the same marks as one, so that it does not matter where the editor cut them. */
function joined(nodes: unknown[]): unknown[] {
  const out: Node[] = []
  for (const node of nodes) {
    const last = out.at(-1)
    const mergeable =
      isNode(node) &&
      node.type === 'text' &&
      last?.type === 'text' &&
      canonicalText(node.marks) === canonicalText(last.marks)
    if (mergeable && last) last.text = String(last.text) + String(node.text)
    else out.push(isNode(node) ? { ...node } : (node as Node))
  }
  return out
}

function bare(value: unknown, key: string): unknown {
  if (typeof value === 'string') return EXACT.has(key) ? value : bareText(value)
  if (Array.isArray(value)) {
    const items = joined(value).map((one) => bare(one, key))
    // A piece of text that was nothing but a mark is no difference.
    return items.filter((one) => !(isNode(one) && one.type === 'text' && one.text === ''))
  }
  if (!isNode(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, bare(one, name)]))
}

/** Whether two contents differ in typography alone: without punctuation, spaces and widths, letters and structure are the same. */
export function isTypographic(before: RevisionContent, after: RevisionContent): boolean {
  const of = ({ wordCount: _counted, ...content }: RevisionContent) => canonicalText(bare(content, ''))
  return of(before) === of(after)
}
