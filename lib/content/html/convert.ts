import type { Block } from '../schema'
import { inlineText } from '../text'
import { gatherFootnotes } from './footnotes'
import type { Wanted } from './picture'
import type { Piece } from './piece'
import { countKept, type Report } from './report'
import { levelHere, Walk } from './walk'
import { readWord } from './word'

export type Converted = {
  blocks: Block[]
  /** The pictures that are missing, in the order in which the text says so. */
  wanted: Wanted[]
  /** The title that stood over the text; '' when it was not asked for or there is none. */
  title: string
  report: Report
}

type Options = {
  /** Where this site is, so that its own pictures and links are known again. */
  site?: string
  /** Whether a title at the head of the text is taken out of it. */
  takeTitle?: boolean
}

/** How far from the beginning a heading may stand to be the title. */
const HEAD = 3

function takeTitle(blocks: Block[], walk: Walk): string {
  const styled = blocks.findIndex((block) => walk.titles.has(block))
  const first = blocks.slice(0, HEAD).findIndex(({ type }) => type === 'heading')
  const at = styled >= 0 ? styled : first
  const block = blocks[at]
  if (block?.type !== 'heading') return ''
  const highest = Math.min(...blocks.map((one) => walk.levels.get(one) ?? 9))
  // A heading of a lower rank than others is one of the chapters.
  if (styled < 0 && (walk.levels.get(block) ?? 9) > highest) return ''
  const alike = blocks.filter((one) => walk.levels.get(one) === highest)
  if (styled < 0 && alike.length > 1) return ''
  blocks.splice(at, 1)
  return inlineText(block.content).replace(/\s+/g, ' ').trim()
}

/**
 * HTML of any origin as blocks of our schema: structure and emphasis stay, looks go. The one way in for what is pasted
 * and what is imported, in browsers and on the server. The tree is used up.
 */
export function convertHtml(
  root: Piece,
  { site = '', takeTitle: wantsTitle = false }: Options = {},
): Converted {
  gatherFootnotes(root)
  readWord(root)
  const walk = new Walk(site)
  const blocks = walk.flow(root.children, { marks: [], level: 1, caption: '' })
  const title = wantsTitle ? takeTitle(blocks, walk) : ''
  const highest = Math.min(...blocks.map((block) => walk.levels.get(block) ?? 9))
  const levelled = blocks.map((block): Block => {
    if (block.type !== 'heading') return block
    return { ...block, attrs: { level: levelHere(walk.levels.get(block) ?? 2, highest) } }
  })
  return {
    blocks: levelled,
    wanted: walk.wanted,
    title,
    report: { kept: countKept(levelled), losses: walk.losses },
  }
}
