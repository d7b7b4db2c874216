import { z } from 'zod'

/** The largest upload, in bytes. */
export const MAX_IMAGE_BYTES = 20 * 1024 * 1024

/** What may be uploaded. Never SVG: it is a program, not a picture. */
export const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'] as const

/** A stored picture as the desk and readers' pages draw it. */
export type Picture = {
  id: number
  key: string
  width: number
  height: number
  widths: number[]
  alt: string
}

type Ending = 'webp' | 'avif'

/** The file of one rendition. */
export function renditionName(key: string, width: number, ending: Ending = 'webp'): string {
  return `${key}-${width}.${ending}`
}

/** The address of one rendition. */
export function pictureUrl(key: string, width: number): string {
  return `/media/${renditionName(key, width)}`
}

/** Every rendition, as `srcset` lists them. */
export function sourceSet(key: string, widths: number[], ending: Ending): string {
  return widths.map((width) => `/media/${renditionName(key, width, ending)} ${width}w`).join(', ')
}

/** The address of the smallest rendition at least this wide, or of the widest there is. */
export function pictureSrc({ key, widths }: Pick<Picture, 'key' | 'widths'>, wanted: number): string {
  const width = widths.find((one) => one >= wanted) ?? widths.at(-1)
  return width === undefined ? '' : pictureUrl(key, width)
}

/** Widths to store for an original this wide: never wider than it, the last one as wide as it is useful. */
export function renditionWidths(original: number): number[] {
  const last = Math.min(original, 1600)
  return [...[480, 960].filter((width) => width < last), last]
}

export const pictureSearch = z.object({
  q: z.string().trim().max(60).default(''),
  before: z.coerce.number().int().positive().optional().catch(undefined),
})
