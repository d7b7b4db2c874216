import { once } from 'node:events'
import { existsSync, readFileSync, rmSync, utimesSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { sendStored } from '@/lib/web/media-files'
import { JOBS } from '@/lib/worker/jobs'
import { makeMedia, system } from '@/test/newsroom'
import { makeNextAvif } from './avif-commands'
import { storeImage, sweepOrphanFiles } from './commands'

const folder = join(env.DATA_DIR, 'media')
const path = (name: string) => join(folder, name)
const IN_TWO_HOURS = new Date(Date.now() + 7_200_000)

let server: Server
let base: string
beforeAll(async () => {
  server = createServer((req, res) => void sendStored(req, res, req.url ?? '/', 'test'))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

/** A hillside under a sky, in other colours each time. */
async function photograph(width: number, hue: number): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${width / 2}"><defs>
    <linearGradient id="a" x2="1" y2="1"><stop stop-color="hsl(${hue} 60% 70%)"/><stop offset="1" stop-color="hsl(${hue + 60} 50% 30%)"/></linearGradient>
    </defs><rect width="100%" height="100%" fill="url(#a)"/><circle cx="30%" cy="40%" r="20%" fill="hsl(${hue + 120} 50% 50%)"/></svg>`
  return sharp(Buffer.from(svg)).png().toBuffer()
}

let hue = 0
async function store(width: number) {
  sharp.unblock({ operation: ['VipsForeignLoadSvgBuffer'] })
  hue += 40
  const bytes = await photograph(width, hue)
  const { id, key, widths } = await storeImage(system, bytes, 'hill.png')
  return { id, key, widths, avif: widths.map((one) => `${key}-${one}.avif`) }
}
const row = (id: number) =>
  db.media.findUniqueOrThrow({ where: { id }, select: { avif: true, placeholder: true } })

const get = async (name: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${base}/media/${name}`, { headers })
  const bytes = Buffer.from(await answer.arrayBuffer())
  const [type, cache, etag] = ['content-type', 'cache-control', 'etag'].map((one) => answer.headers.get(one))
  return { status: answer.status, type, cache, etag: etag ?? '', bytes }
}

test('an upload has its placeholder at once and its AVIF files when the worker has been there', async () => {
  const picture = await store(1000)
  expect(await row(picture.id)).toMatchObject({
    avif: false,
    placeholder: expect.stringMatching(/^data:image\/webp;base64,/),
  })
  expect(await makeNextAvif()).toBe(1)
  expect((await row(picture.id)).avif).toBe(true)
  for (const [index, name] of picture.avif.entries()) {
    const { width, format, compression } = await sharp(readFileSync(path(name))).metadata()
    expect([width, format, compression]).toEqual([picture.widths[index], 'heif', 'av1'])
    expect(readFileSync(path(name)).byteLength).toBeLessThan(
      readFileSync(path(name.replace('avif', 'webp'))).byteLength,
    )
  }
  expect(await makeNextAvif()).toBe(0)
})

test('until then the WebP file is sent in its place, for a short while; afterwards the AVIF file for good', async () => {
  const picture = await store(500)
  const [name = ''] = picture.avif
  const early = await get(name)
  expect(early).toMatchObject({ status: 200, type: 'image/webp', cache: 'public, max-age=60' })
  expect(await get(name, { 'if-none-match': early.etag })).toMatchObject({
    status: 304,
    cache: 'public, max-age=60',
  })
  await makeNextAvif()
  const late = await get(name, { 'if-none-match': early.etag })
  expect(late).toMatchObject({
    status: 200,
    type: 'image/avif',
    cache: 'public, max-age=31536000, immutable',
  })
  expect(late.bytes).toEqual(readFileSync(path(name)))
})

test('where AVIF would be no smaller there is none, and the WebP file stands in for a day', async () => {
  const picture = await store(500)
  const [name = ''] = picture.avif
  await makeNextAvif()
  rmSync(path(name))
  const old = new Date(Date.now() - 7_200_000)
  utimesSync(path(name.replace('avif', 'webp')), old, old)
  expect(await get(name)).toMatchObject({ status: 200, type: 'image/webp', cache: 'public, max-age=86400' })
})

test.each(['none-480.avif', 'none-480.webp', '..%2fsecret.avif', 'a.svg'])('there is no %s', async (name) => {
  expect((await get(name)).status).toBe(404)
})

test('a picture that moves is done without AVIF', async () => {
  const frame = (background: string) =>
    sharp({ create: { width: 60, height: 40, channels: 3, background } })
      .png()
      .toBuffer()
  const frames = [await frame('#084'), await frame('#480')]
  const gif = await sharp(frames, { join: { animated: true } })
    .gif({ delay: [100, 100] })
    .toBuffer()
  const { id, key, widths } = await storeImage(system, gif, 'moving.gif')
  expect(await makeNextAvif()).toBe(1)
  expect(await row(id)).toEqual({ avif: true, placeholder: '' })
  expect(widths.filter((width) => existsSync(path(`${key}-${width}.avif`)))).toEqual([])
})

test('a picture whose files are gone is passed over, and those after it are made', async () => {
  const lost = await makeMedia()
  const picture = await store(500)
  expect(await makeNextAvif()).toBe(0)
  expect(await makeNextAvif()).toBe(1)
  expect([(await row(lost.id)).avif, (await row(picture.id)).avif]).toEqual([false, true])
})

test('a picture from before there were placeholders gets one', async () => {
  const picture = await store(500)
  await db.media.update({ where: { id: picture.id }, data: { placeholder: '' } })
  await makeNextAvif()
  expect((await row(picture.id)).placeholder).toMatch(/^data:image\/webp/)
})

test('files that a crash left before the row was marked are swept, those of a marked row stay', async () => {
  const [marked, crashed] = [await store(500), await store(700)]
  await makeNextAvif()
  await makeNextAvif()
  await db.media.update({ where: { id: crashed.id }, data: { avif: false } })
  await sweepOrphanFiles(IN_TWO_HOURS)
  expect(marked.avif.filter((name) => !existsSync(path(name)))).toEqual([])
  expect(crashed.avif.filter((name) => existsSync(path(name)))).toEqual([])
  expect(crashed.widths.every((width) => existsSync(path(`${crashed.key}-${width}.webp`)))).toBe(true)
})

test('the worker does it, a picture at a time', () => {
  expect(JOBS.some(({ run }) => run === makeNextAvif)).toBe(true)
})
