import sharp from 'sharp'
import { expect, test } from 'vitest'
import { makePlaceholder } from './placeholder'

const channel = (x: number, y: number, seed: number) => (x * 37 + y * 91 + seed * 53 + x * y * seed) % 256

/** A picture as busy as can be. */
function noise(width: number, height: number): Promise<Buffer> {
  const raw = Buffer.alloc(width * height * 3)
  for (let at = 0; at < raw.length; at++) raw[at] = channel(at % width, Math.floor(at / width), (at % 3) + 1)
  return sharp(raw, { raw: { width, height, channels: 3 } })
    .webp()
    .toBuffer()
}

const flat = (width: number, height: number, background: object) =>
  sharp({ create: { width, height, channels: 4, background: { r: 40, g: 120, b: 90, ...background } } })

test.each([
  ['a landscape', 1600, 900],
  ['a portrait', 600, 1200],
  ['a panorama', 1600, 400],
])('of %s a few pixels remain, in its proportions', async (_what, width, height) => {
  const url = await makePlaceholder(await noise(width, height))
  expect(url.length).toBeLessThan(400)
  const [head = '', data = ''] = url.split(',')
  expect(head).toBe('data:image/webp;base64')
  const small = await sharp(Buffer.from(data, 'base64')).metadata()
  expect(Math.max(small.width, small.height)).toBeLessThanOrEqual(20)
  expect(Math.abs(small.width / small.height - width / height) / (width / height)).toBeLessThan(0.25)
})

test('a picture that can be seen through has none, one that only could be has', async () => {
  expect(await makePlaceholder(await flat(400, 300, { alpha: 0.4 }).webp().toBuffer())).toBe('')
  expect(await makePlaceholder(await flat(400, 300, { alpha: 1 }).png().toBuffer())).toMatch(
    /^data:image\/webp/,
  )
})

test('a picture that moves has none', async () => {
  const frames = [
    await flat(40, 30, { alpha: 1 }).png().toBuffer(),
    await flat(40, 30, { r: 200, alpha: 1 }).png().toBuffer(),
  ]
  const moving = await sharp(frames, { join: { animated: true } })
    .webp({ delay: [100, 100] })
    .toBuffer()
  expect((await sharp(moving).metadata()).pages).toBe(2)
  expect(await makePlaceholder(moving)).toBe('')
})
