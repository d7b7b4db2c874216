import type { Block } from '@/lib/content/schema'
import { inlineText } from '@/lib/content/text'
import { hanCount } from './boilerplate'
import { parseBylineLine, parseWriterLine } from './byline'
import { isMetaLine } from './meta-line'

const LONGEST_LINE = 120
const AT_START = 2
const AT_END = 4

/** The text of a paragraph; '' for every other block. */
export const paragraphText = (block: Block) =>
  block.type === 'paragraph' ? inlineText(block.content).trim() : ''

/** The article without the lines that only say who wrote it, and what those lines said. */
export function takeBylines(blocks: Block[]): { content: Block[]; writers: string[]; authorNote: string } {
  const writers: string[] = []
  let authorNote = ''
  const content = blocks.filter((block, at) => {
    const line = paragraphText(block)
    if (line === '' || line.length > LONGEST_LINE) return true
    const atEnd = at >= blocks.length - AT_END
    const byline = atEnd ? parseBylineLine(line) : null
    const named = at < AT_START || atEnd ? parseWriterLine(line) : []
    writers.push(...(byline?.authors ?? named))
    authorNote ||= byline?.authorNote ?? ''
    return !byline && named.length === 0 && !(isMetaLine(line) && hanCount(line) < 60)
  })
  return { content, writers, authorNote }
}
