import sharp from 'sharp'

/**
 * AVIF renditions of a stored picture at its widths, from its widest WebP one; none of a picture that moves (AVIF
 * players are rare), and none at a width where it would be no smaller than the WebP there is.
 */
export async function makeAvif(
  widest: Buffer,
  webp: { width: number; size: number }[],
): Promise<{ width: number; bytes: Buffer }[]> {
  const { pages = 1 } = await sharp(widest).metadata()
  if (pages > 1) return []
  const files: { width: number; bytes: Buffer }[] = []
  for (const { width, size } of webp) {
    const image = sharp(widest).resize({ width, withoutEnlargement: true })
    // The WebP it is made from has no finer colours: a twelfth of the bytes would hold nothing.
    const bytes = await image
      .avif({ quality: 50, effort: 2, chromaSubsampling: '4:2:0' })
      .timeout({ seconds: 60 })
      .toBuffer()
    if (bytes.byteLength < size) files.push({ width, bytes })
  }
  return files
}
