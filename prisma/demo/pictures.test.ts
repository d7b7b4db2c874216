import sharp from 'sharp'
import { expect, test } from 'vitest'
import { drawPicture, PICTURE_KINDS, rasterise } from './pictures'

test.each(PICTURE_KINDS)('a picture of kind %s is the same for a seed and another for the next', (kind) => {
  expect(drawPicture(kind, 0)).toBe(drawPicture(kind, 0))
  expect(drawPicture(kind, 0)).not.toBe(drawPicture(kind, 1))
  expect(drawPicture(kind, 0)).not.toMatch(/NaN|undefined|Infinity/)
})

test('a drawing becomes a JPEG, and the process decodes no SVG before or after', async () => {
  const svg = drawPicture('wind', 0)
  const { format, width, height } = await sharp(await rasterise(svg)).metadata()
  expect({ format, width, height }).toEqual({ format: 'jpeg', width: 1600, height: 1000 })
  await expect(sharp(Buffer.from(svg)).metadata()).rejects.toThrow()
})
