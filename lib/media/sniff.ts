import { fileTypeFromBuffer } from 'file-type'
import { AppError } from '@/lib/errors'
import { FILE_TYPES, IMAGE_TYPES, MAX_UPLOAD_BYTES } from './schema'

export type Sniffed = { kind: 'IMAGE' | 'FILE'; mime: string }

const GENERAL = '只能上传图片（JPG、PNG、WebP、GIF、AVIF）和附件（PDF、docx、xlsx、mp3、mp4）。'
const asOther = (what: string) => `${what} 图片不能在网页上直接显示，请另存为 JPG 或 PNG 后再传。`

/** What to do with files that people have, and that are not taken. */
const ADVICE: Record<string, string> = {
  'image/heic': '这是 HEIC 照片，网页不能显示。请在手机的相机设置里改用“兼容性最佳”，或导出为 JPG 后再传。',
  'image/heif': '这是 HEIF 照片，网页不能显示。请导出为 JPG 后再传。',
  'image/tiff': asOther('TIFF'),
  'image/bmp': asOther('BMP'),
  'image/jxl': asOther('JPEG XL'),
  'image/jp2': asOther('JPEG 2000'),
  'image/vnd.adobe.photoshop': asOther('PSD'),
  'application/x-cfb': '旧版 Office 文件（.doc、.xls）请另存为 .docx 或 .xlsx 后再传。',
  'video/quicktime': 'MOV 视频请转成 MP4 后再传。',
  'audio/x-m4a': 'M4A 录音请转成 MP3 后再传。',
  'audio/wav': 'WAV 录音请转成 MP3 后再传。',
}
const SVG = 'SVG 图片里可以藏程序，不能上传。请在绘图软件里导出为 PNG 后再传。'

/** A refusal beside the field that the file was chosen in. */
export function refuseFile(message: string): never {
  throw new AppError('INVALID', message, { file: [message] })
}

/** What an upload is, by its content and not by its name; throws INVALID with what to do for everything else. */
export async function sniff(bytes: Buffer): Promise<Sniffed> {
  if (bytes.byteLength === 0) refuseFile('文件是空的，请重新选择。')
  if (bytes.byteLength > MAX_UPLOAD_BYTES)
    throw new AppError('TOO_LARGE', '文件不能超过 50 MB，请压缩后再传。')
  const mime = (await fileTypeFromBuffer(bytes))?.mime ?? ''
  if (IMAGE_TYPES.some((type) => type === mime)) return { kind: 'IMAGE', mime }
  if (mime in FILE_TYPES) return { kind: 'FILE', mime }
  if (/<svg[\s>]/i.test(bytes.toString('latin1', 0, 4096))) refuseFile(SVG)
  return refuseFile(ADVICE[mime] ?? GENERAL)
}
