import type { Block, Doc, Paragraph } from './schema'
import { inlineText } from './text'

const LONGEST_NAME = 500
const MARK = /^〔缺图：([^〔〕\n]{1,500})〕$/

/**
 * 缺图: a paragraph that holds the place of a picture which has not come along. It is text, so that it survives
 * saving, merging and undoing; the editor offers to fill it, and no piece is published with one.
 */
export function missingPicture(name: string): Paragraph {
  const said = name.replace(/[〔〕\n]/g, '').slice(0, LONGEST_NAME)
  return { type: 'paragraph', content: [{ type: 'text', text: `〔缺图：${said || '图片'}〕` }] }
}

/** The name of the picture that a paragraph's text says is missing; null for every other text. */
export function missingPictureName(text: string): string | null {
  return text.startsWith('〔') ? (MARK.exec(text)?.[1] ?? null) : null
}

type Holder = { type?: unknown; content?: unknown }

/** The names of the pictures that a text is still without, in its order; broken nodes have none. */
export function missingPictures(holder: Doc | { content: Block[] }): string[] {
  const namesIn = (node: Holder): string[] => {
    if (node?.type === 'paragraph') {
      const name = missingPictureName(inlineText((node as Paragraph).content))
      return name === null ? [] : [name]
    }
    return Array.isArray(node?.content) ? node.content.flatMap((child: Holder) => namesIn(child)) : []
  }
  return namesIn(holder)
}
