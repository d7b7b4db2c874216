import { fileUrl, pictureUrl } from './schema'
import type { CurrentFile } from './stored-keys'

/** What a page needs of a file to show it in the place of an earlier one. */
export const currentFileSelect = {
  kind: true,
  key: true,
  mime: true,
  width: true,
  height: true,
  widths: true,
  bytes: true,
  originalName: true,
} as const

type Row = {
  kind: 'IMAGE' | 'FILE'
  key: string
  mime: string
  width: number
  height: number
  widths: number[]
  bytes: number
  originalName: string
}

/** A file as texts name it: a picture by its widest rendition, an attachment with its name. */
export function currentFile(row: Row): CurrentFile {
  if (row.kind === 'FILE')
    return { src: fileUrl(row), name: row.originalName, mime: row.mime, bytes: row.bytes }
  const width = row.widths.at(-1) ?? row.width
  return { src: pictureUrl(row.key, width), width, height: Math.round((row.height * width) / row.width) }
}

/** Of files named by key, those that have been replaced since. */
export function replacements(named: { key: string; media: Row }[]): Map<string, CurrentFile> {
  return new Map(
    named.filter(({ key, media }) => key !== media.key).map(({ key, media }) => [key, currentFile(media)]),
  )
}
