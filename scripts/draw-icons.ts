import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'

// Draws the icons in public/ from icon.svg. Run by hand after a change of it; the pictures are kept in the repository.

const PUBLIC = join(import.meta.dirname, '..', 'public')
const svg = readFileSync(join(PUBLIC, 'icon.svg'), 'utf8')

/** The drawing at a size. Where the system cuts its own shape, the corners are filled and the strokes keep away. */
function draw(size: number, cut: boolean): Promise<Buffer> {
  const whole = svg
    .replace('rx="10"', '')
    .replace('<g fill', '<g transform="translate(32 32) scale(0.84) translate(-32 -32)" fill')
  return sharp(Buffer.from(cut ? whole : svg), { density: 72 * (size / 64) })
    .resize(size, size)
    .png({ compressionLevel: 9, palette: true })
    .toBuffer()
}

/** An .ico file that holds one PNG. */
function ico(png: Buffer, size: number): Buffer {
  const head = Buffer.alloc(22)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(1, 4)
  head.writeUInt8(size, 6)
  head.writeUInt8(size, 7)
  head.writeUInt16LE(1, 10)
  head.writeUInt16LE(32, 12)
  head.writeUInt32LE(png.length, 14)
  head.writeUInt32LE(head.length, 18)
  return Buffer.concat([head, png])
}

for (const [name, size, cut] of [
  ['icon-192.png', 192, false],
  ['icon-512.png', 512, false],
  ['icon-maskable-512.png', 512, true],
  ['apple-touch-icon.png', 180, true],
] as const)
  writeFileSync(join(PUBLIC, name), await draw(size, cut))
writeFileSync(join(PUBLIC, 'favicon.ico'), ico(await draw(32, false), 32))
