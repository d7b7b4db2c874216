import sharp from 'sharp'
import { drawCity } from './drawing/city'
import { drawClassroom } from './drawing/classroom'
import { drawField, drawMountain } from './drawing/country'
import { drawSolar, drawWind } from './drawing/energy'
import { drawFactory } from './drawing/factory'
import { drawForest } from './drawing/forest'
import { drawLab } from './drawing/lab'
import { HEIGHT, WIDTH } from './drawing/paint'
import { PALETTES, type Palette } from './drawing/palette'
import { drawPatrol, drawSky, drawVillage } from './drawing/places'
import { type Random, seededRandom } from './drawing/random'
import { drawBird, drawLake, drawRiver, drawSea } from './drawing/waters'

type Drawing = {
  draw: (random: Random, palette: Palette) => string
  lights: readonly (keyof typeof PALETTES)[]
}

/** What can be drawn, and the times of day it looks well at, the best first. */
const DRAWINGS = {
  patrol: { draw: drawPatrol, lights: ['morning', 'noon'] },
  bird: { draw: drawBird, lights: ['dusk', 'morning'] },
  lake: { draw: drawLake, lights: ['morning', 'mist'] },
  river: { draw: drawRiver, lights: ['noon', 'morning'] },
  forest: { draw: drawForest, lights: ['morning', 'noon'] },
  sea: { draw: drawSea, lights: ['dusk', 'noon'] },
  village: { draw: drawVillage, lights: ['mist', 'morning'] },
  field: { draw: drawField, lights: ['morning', 'noon'] },
  mountain: { draw: drawMountain, lights: ['mist', 'dusk'] },
  city: { draw: drawCity, lights: ['dusk', 'noon'] },
  factory: { draw: drawFactory, lights: ['morning', 'mist'] },
  sky: { draw: drawSky, lights: ['noon', 'dusk'] },
  solar: { draw: drawSolar, lights: ['noon', 'morning'] },
  wind: { draw: drawWind, lights: ['dusk', 'noon'] },
  lab: { draw: drawLab, lights: ['noon', 'morning'] },
  classroom: { draw: drawClassroom, lights: ['morning', 'noon'] },
} as const satisfies Record<string, Drawing>

export type PictureKind = keyof typeof DRAWINGS
export const PICTURE_KINDS = Object.keys(DRAWINGS) as PictureKind[]

/** The picture as SVG; the same kind and seed give the same picture. Every second seed is in another light and mirrored. */
export function drawPicture(kind: PictureKind, seed: number): string {
  const { draw, lights }: Drawing = DRAWINGS[kind]
  const light = lights[seed % lights.length] ?? 'morning'
  const shapes = draw(seededRandom(seed * 2_654_435_761 + kind.charCodeAt(0)), PALETTES[light])
  const placed = seed % 2 === 1 ? `<g transform="translate(${WIDTH} 0) scale(-1 1)">${shapes}</g>` : shapes
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">${placed}</svg>`
}

const DECODER = { operation: ['VipsForeignLoadSvgBuffer'] }

/** The drawing as a JPEG. SVG stays closed to uploads: its decoder is open only while our own text is read. */
export async function rasterise(svg: string): Promise<Buffer> {
  sharp.unblock(DECODER)
  try {
    return await sharp(Buffer.from(svg)).jpeg({ quality: 88 }).toBuffer()
  } finally {
    sharp.block(DECODER)
  }
}
