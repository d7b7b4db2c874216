import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import { AppError } from '@/lib/errors'
import { makePlaceholder } from './placeholder'
import { IMAGE_TYPES, MAX_IMAGE_BYTES, renditionWidths } from './schema'

// Decoders that have not been fuzzed (and those for vector and PDF files) stay out of a server that takes uploads.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadNsgifBuffer',
    'VipsForeignLoadHeifBuffer',
  ],
})
sharp.cache(false)

const LIMITS = { limitInputPixels: 50_000_000, failOn: 'error' } as const

export type Renditions = {
  sha256: string
  /** Made from the bytes, so that the same picture has the same address. */
  key: string
  mime: string
  /** Of the upright picture. */
  width: number
  height: number
  files: { width: number; bytes: Buffer }[]
  /** A few pixels as a data URL; empty when there are none to show. */
  placeholder: string
}

function refuse(message: string): never {
  throw new AppError('INVALID', message, { file: [message] })
}

async function sniff(bytes: Buffer): Promise<string> {
  if (bytes.byteLength === 0) refuse('文件是空的，请重新选择。')
  if (bytes.byteLength > MAX_IMAGE_BYTES)
    throw new AppError('TOO_LARGE', '图片不能超过 20 MB，请压缩后再传。')
  const mime = (await fileTypeFromBuffer(bytes))?.mime ?? ''
  if (!IMAGE_TYPES.some((type) => type === mime)) refuse('只能上传 JPG、PNG、WebP、GIF 或 AVIF 图片。')
  return mime
}

async function upright(bytes: Buffer): Promise<{ width: number; height: number; pages: number }> {
  const { autoOrient, pages = 1, pageHeight, width, height } = await sharp(bytes, LIMITS).metadata()
  return pages > 1 ? { width, height: pageHeight ?? height, pages } : { ...autoOrient, pages }
}

/** Checks an upload by its content (not its name) and makes its WebP renditions: upright, without EXIF, in sRGB. */
export async function makeRenditions(bytes: Buffer): Promise<Renditions> {
  const mime = await sniff(bytes)
  try {
    const { width, height, pages } = await upright(bytes)
    const files: Renditions['files'] = []
    for (const target of renditionWidths(width)) {
      const image =
        pages > 1 ? sharp(bytes, { ...LIMITS, animated: true }) : sharp(bytes, LIMITS).autoOrient()
      const webp = image.resize({ width: target, withoutEnlargement: true }).webp({ quality: 82, effort: 4 })
      files.push({ width: target, bytes: await webp.timeout({ seconds: 30 }).toBuffer() })
    }
    const placeholder = files[0] ? await makePlaceholder(files[0].bytes) : ''
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    return { sha256, key: sha256.slice(0, 24), mime, width, height, files, placeholder }
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    if (/pixel limit/i.test(message)) refuse('图片尺寸过大（超过 5000 万像素），请缩小后再传。')
    return refuse('图片已损坏或无法识别，请另存后再传。')
  }
}
