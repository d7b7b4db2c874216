import type { Wanted } from '@/lib/content/html/picture'
import { rtfPictures } from './rtf-pictures'

/** Where a missing picture can be had: here as a file, from the web by the server, or nowhere. */
export type Source = { file: File } | { url: string } | null

const ENDING: Record<string, string> = { 'image/jpeg': 'jpg', 'image/svg+xml': 'svg' }

function asFile(bytes: BlobPart, type: string, at: number): File {
  return new File([bytes], `粘贴图片${at + 1}.${ENDING[type] ?? type.split('/')[1] ?? 'png'}`, { type })
}

/** The file that an address of the kind `data:` spells out. */
function dataFile(address: string, at: number): File | null {
  const [, type = '', base64, body = ''] = /^data:([^;,]*)[^,]*?(;base64)?,([\s\S]*)$/i.exec(address) ?? []
  try {
    const text = base64 ? atob(decodeURIComponent(body).replace(/\s+/g, '')) : decodeURIComponent(body)
    return asFile(
      Uint8Array.from(text, (one) => one.charCodeAt(0)),
      type,
      at,
    )
  } catch {
    return null
  }
}

/** What the clipboard holds beside the HTML. */
export type Clipboard = { files: File[]; rtf: string; onlyPictures: boolean }

/** Finds for each picture that a text is without where it can be had. */
export function sourcesOf(wanted: Wanted[], { files, rtf, onlyPictures }: Clipboard): Source[] {
  // A picture copied by itself comes as a file too; beside a text, the file is a picture of the text.
  if (onlyPictures && wanted.length === 1 && files[0]) return [{ file: files[0] }]
  const local = wanted.filter(({ src }) => /^file:/i.test(src))
  const inRtf = local.length > 0 ? rtfPictures(rtf) : []
  // Were there more or fewer, none could be told to be the right one.
  const matched = inRtf.length === local.length ? inRtf : []
  return wanted.map((one, at): Source => {
    if (/^https?:/i.test(one.src)) return { url: one.src }
    if (/^data:image\//i.test(one.src)) {
      const file = dataFile(one.src, at)
      return file && { file }
    }
    const picture = matched[local.indexOf(one)]
    return picture && local.includes(one) ? { file: asFile(picture.bytes, picture.type, at) } : null
  })
}
