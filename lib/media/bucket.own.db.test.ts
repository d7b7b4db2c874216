import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plainPicture } from '@/test/pictures'
import { startS3 } from '@/test/s3-server'

// A newsroom that keeps its files in a bucket: the environment is set before anything reads it.
let stop: () => Promise<void>
beforeAll(async () => {
  const { place, stop: end } = await startS3()
  stop = end
  Object.assign(process.env, {
    S3_BUCKET: place.bucket,
    S3_ENDPOINT: place.endpoint,
    S3_ACCESS_KEY_ID: place.accessKeyId,
    S3_SECRET_ACCESS_KEY: place.secretAccessKey,
    S3_PREFIX: 'news/',
  })
})
afterAll(() => stop())

test('pictures and attachments are stored in the bucket, sent from it, made AVIF of, replaced and swept', async () => {
  const { storeMedia, sweepOrphanFiles } = await import('./commands')
  const { replaceMedia } = await import('./library-commands')
  const { makeNextAvif } = await import('./avif-commands')
  const { sendStored } = await import('@/lib/web/media-files')
  const { fileUrl, pictureSrc } = await import('./schema')
  const { fileStore } = await import('@/lib/storage/stores')
  const { NOW, system } = await import('@/test/newsroom')
  const server = createServer((req, res) => void sendStored(req, res, req.url ?? '/', 'test')).listen(
    0,
    '127.0.0.1',
  )
  await once(server, 'listening')
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, {
      headers,
      redirect: 'manual',
    })

  const picture = await storeMedia(system, await plainPicture(700, 400), 'a.png')
  const pdf = Buffer.from(`%PDF-1.4\n${'x'.repeat(100)}\n%%EOF\n`)
  const file = await storeMedia(system, pdf, '通知.pdf')
  const path = pictureSrc(picture, 1600)
  const sent = await get(path)
  expect([sent.status, sent.headers.get('content-type'), sent.headers.get('cache-control')]).toEqual([
    200,
    'image/webp',
    'public, max-age=31536000, immutable',
  ])
  expect(await sharp(Buffer.from(await sent.arrayBuffer())).metadata()).toMatchObject({ width: 700 })
  const part = await get(fileUrl(file), { range: 'bytes=0-7' })
  expect([part.status, await part.text()]).toEqual([206, '%PDF-1.4'])
  expect(await makeNextAvif()).toBe(1)

  const next = await replaceMedia(
    system,
    { id: picture.id, version: 1 },
    await plainPicture(640, 400, '#915'),
    'b.png',
    NOW,
  )
  expect((await get(path)).headers.get('location')).toBe(pictureSrc(next, 1600))
  await fileStore('media').write('lost-480.webp', Buffer.from('x'))
  expect(await sweepOrphanFiles(new Date(Date.now() + 7_200_000))).toBe(1)
  expect((await get(pictureSrc(next, 1600))).status).toBe(200)
  expect(existsSync(join(process.env.DATA_DIR ?? '', 'media'))).toBe(false)
  server.close()
})
