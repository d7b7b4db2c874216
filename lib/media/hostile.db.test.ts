import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { isAppError } from '@/lib/errors'
import { fileStore } from '@/lib/storage/stores'
import { system } from '@/test/newsroom'
import { bomb } from '@/test/pictures'
import { storeMedia } from './commands'
import { renditionName } from './schema'

const sample = (name: string) => readFileSync(join('test', 'fixtures', 'uploads', name))
const store = (bytes: Buffer, name = 'x.jpg') => storeMedia(system, bytes, name)

/** Why an upload is refused; the test fails when it is not, or when the reason is for programmers. */
async function refusal(bytes: Buffer, name: string): Promise<string> {
  const before = await db.media.count()
  const error = await store(bytes, name).then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(await db.media.count()).toBe(before)
  if (isAppError(error, 'INVALID') || isAppError(error, 'TOO_LARGE')) return error.message
  throw error ?? new Error(`${name} was taken`)
}

async function widest({ key, widths }: { key: string; widths: number[] }): Promise<Buffer> {
  return fileStore('media').read(renditionName(key, widths.at(-1) ?? 0))
}

/** Nested use and blur: 2 KB that keep a decoder busy for minutes. */
const svgBomb = Buffer.from(
  `<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="9000"><filter id="b"><feGaussianBlur stdDeviation="90"/></filter>
  ${Array.from({ length: 12 }, (_, n) => `<g id="g${n}" filter="url(#b)">${n === 0 ? '<rect width="9" height="9"/>' : `<use href="#g${n - 1}"/>`.repeat(8)}</g>`).join('')}</svg>`,
)

test.each([
  ['an SVG with XML before it', sample('svgWithXml.svg'), 'SVG'],
  ['an SVG that runs a script', sample('SVG_XSS_red_lightning.svg'), 'SVG'],
  ['an SVG that never ends', svgBomb, 'SVG'],
  ['a page called a picture', sample('test.html'), '只能上传'],
  ['a JPEG that breaks off', sample('truncated.jpg'), '已损坏'],
  ['a PNG that breaks off', sample('truncated.png'), '已损坏'],
  ['a JPEG whose head is broken', sample('corrupt-header.jpg'), '已损坏'],
  ['65536 × 65536 in a few hundred bytes', bomb(65_536), '5000 万像素'],
  ['16000 × 16000 in a few hundred bytes', bomb(16_000), '5000 万像素'],
  ['a TIFF', sample('test-image.tiff'), 'TIFF'],
  ['a JPEG XL', sample('test-image.jxl'), 'JPEG XL'],
  ['a JPEG 2000', sample('relax_tileparts.jp2'), 'JPEG 2000'],
  ['a program', Buffer.from('MZ\x90\x00'.padEnd(400, '\0'), 'latin1'), '只能上传'],
  ['nothing at all', Buffer.alloc(0), '空的'],
  ['more than 50 MB', Buffer.alloc(50 * 1024 * 1024 + 1), '50 MB'],
])('%s is refused at once, and says what to do (S-42, S-43, S-44)', async (_what, bytes, reason) => {
  const began = performance.now()
  expect(await refusal(bytes, 'photo.jpg')).toContain(reason)
  expect(performance.now() - began).toBeLessThan(3_000)
})

test('what a file is called does not decide what it is (S-42)', async () => {
  const png = await sharp({ create: { width: 20, height: 10, channels: 3, background: '#123' } })
    .png()
    .toBuffer()
  expect(await store(png, 'report.pdf')).toMatchObject({ kind: 'IMAGE', mime: 'image/png' })
  expect(await store(sample('fake-pdf.pdf'), 'photo.jpg')).toMatchObject({
    kind: 'FILE',
    mime: 'application/pdf',
  })
})

test('a photograph on its side is stored upright, without the place it was taken at (S-44)', async () => {
  const photo = await sharp({ create: { width: 400, height: 200, channels: 3, background: '#485' } })
    .withExif({ IFD0: { Copyright: 'secret' }, IFD3: { GPSLatitude: '30/1 15/1 0/1', GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  expect((await sharp(photo).metadata()).exif).toBeDefined()
  const stored = await store(photo)
  expect(stored).toMatchObject({ width: 200, height: 400, widths: [200] })
  const { exif, orientation, width, height } = await sharp(await widest(stored)).metadata()
  expect({ exif, orientation, width, height }).toEqual({
    exif: undefined,
    orientation: undefined,
    width: 200,
    height: 400,
  })
})

test('words hidden in a picture do not reach readers', async () => {
  for (const name of ['payload_in_all_known_metadata.jpg', 'onclick-xss-ecs.jpeg']) {
    const bytes = sample(name)
    const stored = await store(bytes, name).catch(
      (error: unknown) => isAppError(error, 'INVALID') || Promise.reject(error),
    )
    if (stored === true) continue
    const { exif, xmp, iptc, icc } = await sharp(await widest(stored)).metadata()
    expect([exif, xmp, iptc, icc]).toEqual([undefined, undefined, undefined, undefined])
    expect((await widest(stored)).toString('latin1')).not.toContain('<script')
  }
})

test('CMYK, wide colours, sixteen bits and transparency come out as pages can show them', async () => {
  const raw = { create: { width: 60, height: 40, channels: 4, background: '#c40' } } as const
  const cmyk = await sharp({ ...raw, create: { ...raw.create, channels: 3 } })
    .toColourspace('cmyk')
    .jpeg()
    .toBuffer()
  const deep = await sharp(raw).toColourspace('rgb16').png().toBuffer()
  expect((await sharp(cmyk).metadata()).space).toBe('cmyk')
  for (const bytes of [
    cmyk,
    deep,
    sample('prophoto.png'),
    sample('with-alpha.png'),
    sample('test-image-avif.avif'),
  ]) {
    const { space, depth, format } = await sharp(await widest(await store(bytes))).metadata()
    expect({ space, depth, format }).toEqual({ space: 'srgb', depth: 'uchar', format: 'webp' })
  }
  const [red, green, blue] = (await sharp(await widest(await store(cmyk))).stats()).channels
  expect((red?.mean ?? 0) > (green?.mean ?? 255) && (green?.mean ?? 0) > (blue?.mean ?? 255)).toBe(true)
})

// Frames that are the same are stored once.
test.each([
  ['rotating-squares.gif', 9],
  ['rotating-squares.webp', 9],
])('%s goes on moving', async (name, frames) => {
  expect((await sharp(await widest(await store(sample(name)))).metadata()).pages).toBe(frames)
})

test('a picture longer than WebP can be is stored narrower, not cut', async () => {
  const long = await sharp({ create: { width: 1000, height: 30_000, channels: 3, background: '#eee' } })
    .png()
    .toBuffer()
  const stored = await store(long)
  expect(stored).toMatchObject({ width: 1000, height: 30_000 })
  expect(await sharp(await widest(stored)).metadata()).toMatchObject({ width: 546, height: 16_380 })
})

test('the same file twice is one', async () => {
  const bytes = sample('fake-pdf.pdf')
  const [first, second] = [await store(bytes, 'a.pdf'), await store(bytes, 'b.pdf')]
  expect(second.id).toBe(first.id)
})
