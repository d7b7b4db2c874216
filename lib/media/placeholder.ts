import sharp from 'sharp'

/** As a data URL in the page; what is larger costs more than it gives. */
const LONGEST = 400
const TRIES = [
  { width: 20, quality: 35 },
  { width: 16, quality: 20 },
  { width: 12, quality: 10 },
]

/**
 * A picture of a few pixels as a data URL, to stand where the picture will be; empty for one that can be seen through
 * (it would show behind it) or moves, and when it cannot be made small enough.
 */
export async function makePlaceholder(webp: Buffer): Promise<string> {
  const { hasAlpha, pages = 1 } = await sharp(webp).metadata()
  if (pages > 1 || (hasAlpha && !(await sharp(webp).stats()).isOpaque)) return ''
  for (const { width, quality } of TRIES) {
    const small = sharp(webp).removeAlpha().resize({ width, height: width, fit: 'inside' })
    const bytes = await small.webp({ quality, effort: 6 }).toBuffer()
    const url = `data:image/webp;base64,${bytes.toString('base64')}`
    if (url.length < LONGEST) return url
  }
  return ''
}
