import type { Wanted } from '@/lib/content/html/picture'
import { missingPictureName } from '@/lib/content/missing-picture'
import type { Block, Figure } from '@/lib/content/schema'
import { inlineText } from '@/lib/content/text'

/** Where a picture lies now, and how large it is drawn. */
export type Place = Pick<Figure['attrs'], 'src' | 'width' | 'height'>

type Holder = Block & { content?: Block[] }

/**
 * Puts figures in the place of each 缺图 that can be had by now. `wanted` names them in the order of the text;
 * `placeOf` says where one lies, null when it stays missing. Returns those that stay, too.
 */
export function placePictures(
  blocks: Block[],
  wanted: Wanted[],
  placeOf: (wanted: Wanted) => Place | null,
): { blocks: Block[]; wanted: Wanted[] } {
  const left = [...wanted]
  const missing: Wanted[] = []
  const fill = (block: Block): Block => {
    if (block.type === 'paragraph') {
      if (missingPictureName(inlineText(block.content)) === null) return block
      const one = left.shift()
      const place = one && placeOf(one)
      if (one && !place) missing.push(one)
      return one && place ? { type: 'image', attrs: { ...place, alt: one.alt, title: one.title } } : block
    }
    if (block.type === 'heading' || !('content' in block) || !block.content) return block
    return { ...block, content: (block as Holder).content?.map(fill) } as Block
  }
  return { blocks: blocks.map(fill), wanted: missing }
}
