import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { storeMedia } from '@/lib/media/commands'
import { replaceMedia } from '@/lib/media/library-commands'
import { fileUrl, pictureSrc } from '@/lib/media/schema'
import { fileStore } from '@/lib/storage/stores'
import { NOW, system } from '@/test/newsroom'
import { plainPicture } from '@/test/pictures'
import { sendStored } from './media-files'

let server: Server
let base: string
beforeAll(async () => {
  server = createServer((req, res) => void sendStored(req, res, req.url ?? '/', 'test'))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(base + path, { headers, method, redirect: 'manual' })
const pdf = Buffer.from(`%PDF-1.4\n${'x'.repeat(500)}\n%%EOF\n`)

test('an attachment is saved under its name, and does nothing when it is opened (S-49)', async () => {
  const stored = await storeMedia(system, pdf, '关于"湿地"的通知（2026）.pdf')
  const answer = await get(fileUrl(stored))
  expect(answer.status).toBe(200)
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(pdf)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition':
      'attachment; filename="__ __ ____2026_.pdf"; filename*=UTF-8\'\'' +
      `${encodeURIComponent('关于 湿地 的通知（2026）.pdf')}`,
    'content-security-policy': expect.stringContaining('sandbox'),
    'x-content-type-options': 'nosniff',
    // A reader of feeds on another site plays what is attached.
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': 'public, max-age=31536000, immutable',
    'accept-ranges': 'bytes',
  })
})

test('parts of an attachment are sent on request, also after a pause', async () => {
  const path = fileUrl(await storeMedia(system, pdf, 'a.pdf'))
  const part = await get(path, { range: 'bytes=0-7' })
  expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
    206,
    `bytes 0-7/${pdf.length}`,
    '%PDF-1.4',
  ])
  const etag = part.headers.get('etag') ?? ''
  expect((await get(path, { range: 'bytes=5-', 'if-range': etag })).status).toBe(206)
  expect((await get(path, { range: 'bytes=5-', 'if-range': '"other"' })).status).toBe(200)
  expect((await get(path, { range: 'bytes=9000-' })).status).toBe(416)
  for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*'])
    expect((await get(path, { 'if-none-match': known })).status, known).toBe(304)
  expect((await get(path, { 'if-none-match': '"other"' })).status).toBe(200)
  expect((await get(path, { 'if-none-match': etag }, 'HEAD')).status).toBe(304)
  const head = await get(path, {}, 'HEAD')
  expect([head.status, head.headers.get('content-length')]).toEqual([200, String(pdf.length)])
})

test.each([
  '/files/0123456789abcdef01234567/a.pdf',
  '/files/short/a.pdf',
  '/files/0123456789abcdef01234567/a.html',
  '/files/0123456789abcdef01234567/%ff.pdf',
  '/files/..%2f..%2fsecret/a.pdf',
  '/media/none-480.webp',
])('there is nothing at %s (S-38, S-45)', async (path) => {
  expect((await get(path)).status).toBe(404)
})

test('the address of a replaced file leads to the file there is now, for a while', async () => {
  const [first, second] = [await plainPicture(700, 500, '#b52'), await plainPicture(800, 500, '#25b')]
  const before = await storeMedia(system, first, 'a.png')
  const after = await replaceMedia(system, { id: before.id, version: 1 }, second, 'b.png', NOW)
  for (const path of [pictureSrc(before, 480), pictureSrc(before, 480).replace('webp', 'avif')]) {
    const answer = await get(path)
    expect([answer.status, answer.headers.get('location'), answer.headers.get('cache-control')]).toEqual([
      302,
      pictureSrc(after, 1600),
      'public, max-age=60',
    ])
  }
})

test('a picture stored when other widths were made leads to the next wider one; a lost file leads nowhere', async () => {
  const stored = await storeMedia(system, await plainPicture(700, 500, '#2b5'), 'c.png')
  const at = (width: number, ending = 'webp') =>
    pictureSrc(stored, 700).replace('-700.webp', `-${width}.${ending}`)
  for (const [asked, there] of [
    [at(600), at(700)],
    [at(600, 'avif'), at(700, 'avif')],
    [at(1080), at(700)],
  ] as const) {
    const answer = await get(asked)
    expect([answer.status, answer.headers.get('location')]).toEqual([302, there])
  }
  await fileStore('media').remove(at(480).slice('/media/'.length))
  expect((await get(at(480))).status).toBe(404)
})

/** Asks for a file and is gone before the answer. */
async function askAndLeave(path: string): Promise<void> {
  const { port } = server.address() as AddressInfo
  const asked = once(server, 'request')
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`)
  await asked
  socket.destroy()
}

test('who goes away before the answer leaves no file open', async () => {
  const path = fileUrl(await storeMedia(system, pdf, 'left.pdf'))
  const openFiles = () => readdirSync('/dev/fd').length
  await askAndLeave(path)
  const before = openFiles()
  for (let reader = 0; reader < 60; reader += 1) await askAndLeave(path)
  // Connections of the database's pool may come meanwhile.
  await expect.poll(openFiles, { timeout: 5_000 }).toBeLessThan(before + 15)
  expect((await get(path)).status).toBe(200)
})
