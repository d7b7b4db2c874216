import sharp from 'sharp'
import { isAppError } from '@/lib/errors'
import { requireSmallEnough } from './limits'
import { makePlaceholder } from './placeholder'
import { renditionWidths } from './schema'
import { refuseFile } from './sniff'

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
/** What WebP can hold. */
const TALLEST = 16_383
const QUALITY = { quality: 82, effort: 4 } as const

export type Renditions = {
  /** Of the upright picture. */
  width: number
  height: number
  files: { width: number; bytes: Buffer }[]
  /** A few pixels as a data URL; empty when there are none to show. */
  placeholder: string
}

type Measures = { width: number; height: number; pages: number }

async function upright(bytes: Buffer): Promise<Measures> {
  const metadata = await sharp(bytes, LIMITS).metadata()
  requireSmallEnough(metadata)
  const { autoOrient, pages = 1, pageHeight, width, height } = metadata
  return pages > 1 ? { width, height: pageHeight ?? height, pages } : { ...autoOrient, pages }
}

/** Widths to store; a very long picture is stored narrower, so that its length fits. */
function widthsFor({ width, height }: Measures): number[] {
  const fits = Math.min(width, Math.floor((width * TALLEST) / height))
  if (fits < 1) refuseFile('图片过于细长，请裁剪后再传。')
  return renditionWidths(fits)
}

/** Every frame at every width; browsers play them as they are. */
async function moving(bytes: Buffer, widths: number[]): Promise<Renditions['files']> {
  const files: Renditions['files'] = []
  for (const width of widths) {
    const image = sharp(bytes, { ...LIMITS, animated: true }).resize({ width, withoutEnlargement: true })
    files.push({ width, bytes: await image.webp(QUALITY).timeout({ seconds: 60 }).toBuffer() })
  }
  return files
}

/** Decodes once, to the widest; the others are made from that. */
async function still(bytes: Buffer, widths: number[]): Promise<Renditions['files']> {
  const widest = await sharp(bytes, LIMITS)
    .autoOrient()
    .resize({ width: widths.at(-1) ?? 1, withoutEnlargement: true })
    .toColourspace('srgb')
    .timeout({ seconds: 60 })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = widest.info
  const files: Renditions['files'] = []
  for (const target of widths) {
    const image = sharp(widest.data, { raw: { width, height, channels } })
    const webp = target === width ? image : image.resize({ width: target })
    files.push({ width: target, bytes: await webp.webp(QUALITY).timeout({ seconds: 60 }).toBuffer() })
  }
  return files
}

/** The WebP renditions of a picture: upright, without EXIF and GPS, in sRGB. Refuses what cannot be decoded whole. */
export async function makeRenditions(bytes: Buffer): Promise<Renditions> {
  try {
    const measures = await upright(bytes)
    const widths = widthsFor(measures)
    const files = await (measures.pages > 1 ? moving : still)(bytes, widths)
    const placeholder = files[0] ? await makePlaceholder(files[0].bytes) : ''
    return { width: measures.width, height: measures.height, files, placeholder }
  } catch (error) {
    if (isAppError(error)) throw error
    const message = error instanceof Error ? error.message : ''
    if (/pixel limit/i.test(message)) refuseFile('图片尺寸过大（超过 5000 万像素），请缩小后再传。')
    if (/timeout/i.test(message)) refuseFile('图片太复杂，处理超时。请缩小尺寸或减少动画帧数后再传。')
    return refuseFile('图片已损坏或无法识别，请另存后再传。')
  }
}
