import { fileSize } from '@/lib/content/block-words'
import { licenceState } from '@/lib/media/filters'
import { pictureSrc } from '@/lib/media/schema'

/** A file of the library as its screens show it. */
export type MediaItem = {
  id: number
  kind: 'IMAGE' | 'FILE'
  key: string
  mime: string
  width: number
  height: number
  widths: number[]
  bytes: number
  originalName: string
  alt: string
  decorative: boolean
  caption: string
  credit: string
  source: string
  licence: string
  /** The last day of the licence, `YYYY-MM-DD`; empty when there is none. */
  expiresOn: string
  focusX: number
  focusY: number
  tags: string[]
  version: number
  uploaded: string
  may: { edit: boolean; replace: boolean; delete: boolean }
}

/** What the file is, in a word. */
export function typeLabel({ mime, originalName }: Pick<MediaItem, 'mime' | 'originalName'>): string {
  const known: Record<string, string> = {
    'image/jpeg': 'JPG',
    'image/png': 'PNG',
    'image/webp': 'WebP',
    'image/gif': 'GIF',
    'image/avif': 'AVIF',
    'application/pdf': 'PDF',
    'audio/mpeg': 'MP3',
    'video/mp4': 'MP4',
  }
  return known[mime] ?? (/\.(docx|xlsx)$/i.exec(originalName)?.[1]?.toUpperCase() || '文件')
}

/** Type, measures and size on one line. */
export function factsLine(item: MediaItem): string {
  const measures = item.kind === 'IMAGE' ? `${item.width}×${item.height}` : ''
  return [typeLabel(item), measures, fileSize(item.bytes)].filter(Boolean).join(' ')
}

/** What stands out about a file: a word and how much it matters. */
export function marksOf(item: MediaItem, today: string): { text: string; tone: 'warn' | 'danger' }[] {
  const expires = item.expiresOn === '' ? null : new Date(`${item.expiresOn}T00:00:00Z`)
  const licence = licenceState(expires, new Date(`${today}T00:00:00Z`))
  return [
    ...(item.kind === 'IMAGE' && item.alt === '' && !item.decorative
      ? [{ text: '缺替代文字', tone: 'warn' as const }]
      : []),
    ...(licence === 'expired' ? [{ text: '授权已到期', tone: 'danger' as const }] : []),
    ...(licence === 'expiring' ? [{ text: '授权快到期', tone: 'warn' as const }] : []),
  ]
}

/** The picture as a list shows it. */
export const thumbnail = (item: MediaItem) => pictureSrc(item, 480)
