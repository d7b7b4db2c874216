import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import { AppError } from '@/lib/errors'

const inflate = promisify(inflateRaw)

/** How much a document may hold once it is unpacked. */
export const ARCHIVE_LIMITS = { entries: 2000, bytes: 200 * 1024 * 1024, xmlBytes: 24 * 1024 * 1024 }

type Entry = { name: string; method: number; packed: number; size: number; offset: number }

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const END_LENGTH = 22
const ENCRYPTED = 1

function refuse(message: string): never {
  throw new AppError('INVALID', message)
}
const broken = () => refuse('文件已损坏或没有传完整，请重新保存后再试。')

/** Where the list of what is inside begins, and how many entries it has. */
function findEnd(bytes: Buffer): { at: number; count: number } {
  for (let at = bytes.length - END_LENGTH; at >= Math.max(0, bytes.length - 65_557); at--) {
    if (bytes.readUInt32LE(at) !== END) continue
    const [count, size, start] = [
      bytes.readUInt16LE(at + 10),
      bytes.readUInt32LE(at + 12),
      bytes.readUInt32LE(at + 16),
    ]
    // Where the list is not right in front of its end, two readers may see two different files.
    if (count === 0xffff || start + size !== at) return broken()
    return { at: start, count }
  }
  return broken()
}

function listEntries(bytes: Buffer): Entry[] {
  const { at: start, count } = findEnd(bytes)
  if (count > ARCHIVE_LIMITS.entries) return refuse('文档内的部件过多，请另存为较简单的文档后再试。')
  const entries: Entry[] = []
  let at = start
  for (let n = 0; n < count; n++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) return broken()
    const [name, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field))
    if (bytes.readUInt16LE(at + 8) & ENCRYPTED) return refuse('文档设有密码，请取消密码后再导入。')
    entries.push({
      name: bytes.subarray(at + 46, at + 46 + (name ?? 0)).toString('utf8'),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    })
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return entries
}

/** Unpacks one entry, never further than it says it goes. */
async function unpack(bytes: Buffer, { method, packed, size, offset }: Entry): Promise<Buffer> {
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL) return broken()
  const from = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
  const data = bytes.subarray(from, from + packed)
  if (data.length !== packed) return broken()
  if (method === 0) return packed === size ? data : broken()
  if (method !== 8) return broken()
  const unpacked = await inflate(data, { maxOutputLength: Math.max(1, size) }).catch(broken)
  return unpacked.length === size ? unpacked : broken()
}

const isXml = (name: string) => /\.(?:xml|rels)$/i.test(name)

/**
 * What an Office document holds, by name, after it has been unpacked once under watch: the sizes it gives are true
 * and within the limits. Only then may a reader that believes them have it.
 */
export async function openArchive(bytes: Buffer): Promise<(name: string) => Promise<Buffer | null>> {
  const entries = listEntries(bytes)
  const sum = (some: Entry[]) => some.reduce((total, { size }) => total + size, 0)
  if (
    sum(entries) > ARCHIVE_LIMITS.bytes ||
    sum(entries.filter(({ name }) => isXml(name))) > ARCHIVE_LIMITS.xmlBytes
  )
    return refuse('文档展开后过大，请拆成几份或压缩图片后再导入。')
  for (const entry of entries) await unpack(bytes, entry)
  return async (name) => {
    const entry = entries.findLast((one) => one.name === name)
    return entry ? unpack(bytes, entry) : null
  }
}
