import { createHash } from 'node:crypto'
import { Turns } from '@/lib/server/turns'
import { requireRoom } from '@/lib/storage/free-space'
import { fileStore } from '@/lib/storage/stores'
import { makeRenditions } from './renditions'
import { fileEnding, renditionName } from './schema'
import { type Sniffed, sniff } from './sniff'

/** An upload that has been looked at: what it is, and the hash by which it is one. */
export type Upload = Sniffed & { bytes: Buffer; sha256: string }

/** The columns that describe a stored file, and nothing of what is said about it. */
export type FileFacts = {
  sha256: string
  key: string
  kind: 'IMAGE' | 'FILE'
  mime: string
  width: number
  height: number
  bytes: number
  widths: number[]
  placeholder: string
  avif: boolean
}

/** Looks at an upload: refused by its content, or told apart by its hash. */
export async function inspect(given: Uint8Array): Promise<Upload> {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength)
  return { ...(await sniff(bytes)), bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** One file after another, so that a heap of uploads never takes more memory than one. */
const decoding = new Turns({ atOnce: 1, mostWaiting: Number.POSITIVE_INFINITY })

/** Writes the files of an upload under the key: renditions of a picture, an attachment as it came. */
export function keepFiles({ kind, mime, bytes, sha256 }: Upload, key: string): Promise<FileFacts> {
  const facts = { sha256, key, kind, mime, bytes: bytes.byteLength }
  return decoding.take(async () => {
    // A picture's renditions are smaller than twice what came.
    await requireRoom(2 * bytes.byteLength)
    if (kind === 'FILE') {
      await fileStore('files').write(`${key}.${fileEnding(mime)}`, bytes)
      return { ...facts, width: 0, height: 0, widths: [], placeholder: '', avif: true }
    }
    const { width, height, files, placeholder } = await makeRenditions(bytes)
    for (const file of files) await fileStore('media').write(renditionName(key, file.width), file.bytes)
    return { ...facts, width, height, widths: files.map((file) => file.width), placeholder, avif: false }
  })
}

type Stored = Pick<FileFacts, 'kind' | 'key' | 'mime' | 'widths' | 'avif'>

/** Every file that a row may have in its store. */
export function namesOf({ kind, key, mime, widths, avif }: Stored): string[] {
  if (kind === 'FILE') return [`${key}.${fileEnding(mime)}`]
  const endings = avif ? (['webp', 'avif'] as const) : (['webp'] as const)
  return widths.flatMap((width) => endings.map((ending) => renditionName(key, width, ending)))
}

/** Removes the files of a row that is gone; what cannot be removed now is swept later. */
export async function removeFiles(row: Stored): Promise<void> {
  const store = fileStore(row.kind === 'FILE' ? 'files' : 'media')
  await Promise.all(namesOf({ ...row, avif: true }).map((name) => store.remove(name).catch(() => undefined)))
}
