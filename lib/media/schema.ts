import { z } from 'zod'
import { filled } from '@/lib/filled'
import { id } from '@/lib/id'

/** The largest upload, in bytes. */
export const MAX_UPLOAD_BYTES = 50 * 1024 * 1024

/** Pictures that may be uploaded. Never SVG: it is a program, not a picture. */
export const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'] as const

/** Attachments that may be uploaded, and the ending each is sent under. */
export const FILE_TYPES = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'audio/mpeg': 'mp3',
  'video/mp4': 'mp4',
} as const satisfies Record<string, string>

export type FileMime = keyof typeof FILE_TYPES

/** A stored picture as the desk and readers' pages draw it. */
export type Picture = {
  id: number
  key: string
  width: number
  height: number
  widths: number[]
  alt: string
  /** What a new use of it begins with; readers' pages do not need them. */
  caption?: string
  credit?: string
  decorative?: boolean
}

/** A stored attachment as a text names it. */
export type StoredFile = { src: string; name: string; mime: string; bytes: number }

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

/** The widths of use where nothing wider than so many pixels is drawn: others would only make the page heavier. */
export function widthsUpTo(widths: number[], most: number): number[] {
  const enough = widths.findIndex((one) => one >= most)
  return enough === -1 ? widths : widths.slice(0, enough + 1)
}

/** The address of the smallest rendition at least this wide, or of the widest there is. */
export function pictureSrc({ key, widths }: Pick<Picture, 'key' | 'widths'>, wanted: number): string {
  const width = widths.find((one) => one >= wanted) ?? widths.at(-1)
  return width === undefined ? '' : pictureUrl(key, width)
}

/**
 * 240 is what a list shows beside a title; a lead picture fills a phone with two pixels to a point at 720, in what a new
 * connection carries at once, and one with three at 1080.
 */
const STEPS = [240, 480, 720, 1080]

/** Widths to store for an original this wide: never wider than it, the last one as wide as it is useful. */
export function renditionWidths(original: number): number[] {
  const last = Math.min(original, 1600)
  return [...STEPS.filter((width) => width < last), last]
}

/** The ending an attachment of this type is stored and sent under. */
export function fileEnding(mime: string): string {
  return FILE_TYPES[mime as FileMime] ?? 'bin'
}

/** The address of an attachment; its name is the last part, so that it is saved under it. */
export function fileUrl({
  key,
  mime,
  originalName,
}: {
  key: string
  mime: string
  originalName: string
}): string {
  const ending = fileEnding(mime)
  const stem =
    originalName
      .replace(/\.[a-z0-9]{1,5}$/i, '')
      .replace(/[/\\?#\s]+/g, ' ')
      .trim() || '附件'
  return `/files/${key}/${encodeURIComponent(`${stem}.${ending}`)}`
}

const line = (most: number, what: string) =>
  z.string().trim().max(most, `${what}最多 ${most} 个字`).default('')
const day = z
  .union([z.literal(''), z.iso.date('请选择日期')])
  .default('')
  .transform((text) => (text === '' ? null : new Date(`${text}T00:00:00Z`)))

/** Free words to find by: split at commas and spaces, each once. */
export const mediaTags = z
  .string()
  .max(800, '标签过多')
  .default('')
  .transform((text) => [...new Set(text.split(/[，,、；;\s]+/).filter(Boolean))])
  .refine((tags) => tags.length <= 20, '最多 20 个标签')
  .refine((tags) => tags.every((tag) => tag.length <= 30), '每个标签最多 30 个字')

const percent = z.coerce.number().int().min(0).max(100).default(50)
const mediaRef = { id, version: id }

/** Everything that is said about a file. */
export const mediaUpdate = z.object({
  ...mediaRef,
  originalName: filled('请填写名称').max(200, '名称最多 200 个字'),
  alt: line(300, '替代文字'),
  decorative: z
    .string()
    .optional()
    .transform((value) => value === 'on'),
  caption: line(300, '图片说明'),
  credit: line(100, '摄影'),
  source: line(100, '来源'),
  licence: line(200, '授权'),
  expiresOn: day,
  focusX: percent,
  focusY: percent,
  tags: mediaTags,
})
export type MediaUpdate = z.output<typeof mediaUpdate>

const ids = z.array(id).min(1, '请先选择素材').max(100, '一次最多 100 个')
export const mediaTagging = z.object({ ids, add: mediaTags, remove: mediaTags })
export const mediaIds = z.object({ ids })

/** A finished upload that becomes a file of the library, or takes the place of one. */
export const uploadRef = z.object({
  upload: z.string().regex(/^u\d+-[\da-f]{32}$/, '上传编号有误，请重新上传。'),
  replaces: z.object(mediaRef).optional(),
})
