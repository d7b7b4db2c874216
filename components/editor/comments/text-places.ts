import type { Node } from '@tiptap/pm/model'
import { type Anchor, anchorAt } from '@/lib/comments/anchor'
import { NO_TEXT } from '@/lib/content/body-text'

/** One line of the text: where it begins in the text (lib/content/body-text.ts) and in the editor. */
type Line = { text: string; startAt: number; position: number }

/** The lines of the open document, as the server counts them. */
function linesOf(doc: Node): Line[] {
  const lines: Line[] = []
  let startAt = 0
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true
    const children = Array.from({ length: node.childCount }, (_, at) => node.child(at))
    if (children.some(({ isText }) => isText)) {
      const text = children.map((child) => child.text ?? NO_TEXT).join('')
      lines.push({ text, startAt, position: position + 1 })
      startAt += text.length + 1
    }
    return false
  })
  return lines
}

/** The places of stretches of the text in the editor; null for one that is not there. */
export function placesIn(
  doc: Node,
  ranges: { startAt: number; endAt: number }[],
): ({ from: number; to: number } | null)[] {
  const lines = linesOf(doc)
  return ranges.map(({ startAt, endAt }) => {
    const first = lines.findLast((line) => line.startAt <= startAt)
    const last = lines.findLast((line) => line.startAt < endAt)
    if (!first || !last) return null
    const from = first.position + Math.min(startAt - first.startAt, first.text.length)
    const to = last.position + Math.min(endAt - last.startAt, last.text.length)
    return from < to ? { from, to } : null
  })
}

/** What is marked in the editor as an anchor; null when there are no words in it. */
export function anchorOf(doc: Node, { from, to }: { from: number; to: number }): Anchor | null {
  const lines = linesOf(doc)
  const inside = lines.filter(({ position, text }) => position < to && position + text.length > from)
  const [first, last] = [inside[0], inside.at(-1)]
  if (!first || !last) return null
  const startAt = first.startAt + Math.max(0, from - first.position)
  const endAt = last.startAt + Math.min(last.text.length, to - last.position)
  const text = lines.map((line) => line.text).join('\n')
  return text.slice(startAt, endAt).trim() === '' ? null : anchorAt(text, { startAt, endAt })
}
