import type { Actor } from '@/lib/auth/permissions'
import type { Block, Doc, Figure } from '@/lib/content/schema'
import { db } from '@/lib/db/client'
import { type Picture, pictureSrc } from '@/lib/media/schema'
import { PICTURE_WORDS } from './picture-words'
import type { PictureKind } from './pictures'

/** The stored drawings by the name of their file. */
export type Drawings = Map<string, Picture>

/** The file name of a drawing, as the library shows it. */
export const drawingName = (kind: PictureKind, seed: number) => `${PICTURE_WORDS[kind].name}${seed + 1}.jpg`

/** What an interrupted run has stored already. */
export async function storedDrawings({ id }: Actor): Promise<Drawings> {
  const known = await db.media.findMany({
    where: { uploadedById: id },
    select: { id: true, key: true, width: true, height: true, widths: true, alt: true, originalName: true },
  })
  return new Map(known.map((media) => [media.originalName, media]))
}

function placeFigure(figure: Figure, drawings: Drawings): Figure {
  const kind = /^demo:(\w+)$/.exec(figure.attrs.src)?.[1]
  if (kind === undefined) return figure
  const picture = kind in PICTURE_WORDS ? drawings.get(drawingName(kind as PictureKind, 0)) : undefined
  if (!picture) throw new Error(`no piece has a cover of the kind “${kind}”`)
  const width = picture.widths.at(-1) ?? picture.width
  const height = Math.round((picture.height * width) / picture.width)
  return { ...figure, attrs: { ...figure.attrs, src: pictureSrc(picture, width), width, height } }
}

/** The body with `demo:forest` and the like in place of pictures turned into the stored ones. */
export function placeDrawings(body: Doc, drawings: Drawings): Doc {
  const place = (block: Block): Block => {
    if (block.type === 'image') return placeFigure(block, drawings)
    if (block.type !== 'gallery') return block
    return { ...block, content: block.content.map((figure) => placeFigure(figure, drawings)) }
  }
  return { ...body, content: body.content.map(place) }
}
