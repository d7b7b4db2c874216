import { buffer } from 'node:stream/consumers'
import { type Entry, fromBufferPromise } from 'yauzl'
import { AppError } from '@/lib/errors'

/** How much a document may hold once it is unpacked. */
export const ARCHIVE_LIMITS = { entries: 2000, bytes: 200 * 1024 * 1024, xmlBytes: 24 * 1024 * 1024 }

function refuse(message: string): never {
  throw new AppError('INVALID', message)
}

const isXml = (name: string) => /\.(?:xml|rels)$/i.test(name)

/** The list of what is inside, refused by what it says of itself before anything is unpacked. */
async function listEntries(all: AsyncIterable<Entry>): Promise<Entry[]> {
  const entries: Entry[] = []
  const sizes = { all: 0, xml: 0 }
  for await (const entry of all) {
    if (entry.isEncrypted()) refuse('文档设有密码，请取消密码后再导入。')
    sizes.all += entry.uncompressedSize
    if (isXml(entry.fileName)) sizes.xml += entry.uncompressedSize
    if (entries.push(entry) > ARCHIVE_LIMITS.entries) refuse('文档内的部件过多，请另存为较简单的文档后再试。')
    if (sizes.all > ARCHIVE_LIMITS.bytes || sizes.xml > ARCHIVE_LIMITS.xmlBytes)
      refuse('文档展开后过大，请拆成几份或压缩图片后再导入。')
  }
  return entries
}

/**
 * What an Office document holds, by name, after it has been unpacked once under watch: the sizes it gives are true
 * and within the limits. Only then may a reader that believes them have it. Throws INVALID with the reason.
 */
export async function openArchive(bytes: Buffer): Promise<(name: string) => Promise<Buffer | null>> {
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false })
    const entries = await listEntries(zip.eachEntry())
    // A stream fails as soon as it grows longer than the list says.
    const unpack = async (entry: Entry) => buffer(await zip.openReadStreamPromise(entry))
    for (const entry of entries) await unpack(entry)
    return async (name) => {
      const entry = entries.findLast(({ fileName }) => fileName === name)
      return entry ? unpack(entry) : null
    }
  } catch (error) {
    if (error instanceof AppError) throw error
    return refuse('文件已损坏或没有传完整，请重新保存后再试。')
  }
}
