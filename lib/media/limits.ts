import type { Metadata } from 'sharp'
import { refuseFile } from './sniff'

/** Formats that are unpacked whole before anything can be done: measured, so that one picture stays under 512 MB. */
const WHOLE = { avifPixels: 16_000_000, interlacedBytes: 240_000_000 }

type Head = Pick<Metadata, 'width' | 'height' | 'channels' | 'depth' | 'format' | 'isProgressive'>

/** Refuses by its head what would take too much memory to unpack. */
export function requireSmallEnough(head: Head): void {
  const { width, height, channels, depth, format, isProgressive } = head
  if (format === 'heif' && width * height > WHOLE.avifPixels)
    refuseFile('AVIF 图片不能超过 1600 万像素，请缩小，或另存为 JPG 后再传。')
  const unpacked = width * height * channels * (depth === 'ushort' ? 2 : 1)
  if (format === 'png' && isProgressive && unpacked > WHOLE.interlacedBytes)
    refuseFile('这张 PNG 是“隔行扫描”的大图，请缩小，或取消隔行扫描后再传。')
}
