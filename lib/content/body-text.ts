import type { Doc } from './schema'

type Node = { type?: unknown; text?: unknown; content?: unknown }

/** Stands for what is no text inside a line (a line break, a footnote): one place, as in the editor. */
export const NO_TEXT = '\uFFFC'

function collect(node: Node | null, lines: string[]): void {
  const content = node?.content
  if (!Array.isArray(content)) return
  const children = content.filter((child): child is Node => typeof child === 'object' && child !== null)
  if (children.some(({ type }) => type === 'text'))
    lines.push(children.map(({ type, text }) => (type === 'text' ? String(text ?? '') : NO_TEXT)).join(''))
  else for (const child of children) collect(child, lines)
}

/**
 * The text of a body in which places are counted: every line that holds words, in order, exactly as written. Unlike
 * docText nothing is trimmed or put elsewhere, so that a place in it is a place in the editor.
 */
export function bodyText(doc: Doc): string {
  const lines: string[] = []
  collect(doc, lines)
  return lines.join('\n')
}
