import { beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { storeUpload } from '@/lib/media/upload-commands'
import { makeStaff, NOW, type Person } from '@/test/newsroom'
import { plainPicture } from '@/test/pictures'
import { beginUpload, continueUpload } from './receive'
import { sweepUploads } from './staging'

let me: Person
let other: Person
beforeAll(async () => {
  const staff = await makeStaff()
  me = staff.AUTHOR
  other = staff.EDITOR
})

const BASE = 'http://localhost/api/uploads'
const TUS = { 'tus-resumable': '1.0.0' }
const named = (name: string) => `filename ${Buffer.from(name).toString('base64')}`

async function begin(length: number, name = '河湾.png'): Promise<string> {
  const headers = { ...TUS, 'upload-length': String(length), 'upload-metadata': named(name) }
  const answer = await beginUpload(me, new Request(BASE, { method: 'POST', headers }))
  expect(answer.status).toBe(201)
  return answer.headers.get('location')?.split('/').at(-1) ?? ''
}

function send(id: string, bytes: Uint8Array, offset: number, by = me): Promise<Response> {
  const headers = {
    ...TUS,
    'upload-offset': String(offset),
    'content-type': 'application/offset+octet-stream',
  }
  const body = new Blob([Uint8Array.from(bytes)]).stream()
  return continueUpload(
    by,
    new Request(`${BASE}/${id}`, { method: 'PATCH', headers, body, duplex: 'half' } as RequestInit),
    id,
  )
}
const ask = (id: string, by = me) =>
  continueUpload(by, new Request(`${BASE}/${id}`, { method: 'HEAD', headers: TUS }), id)

test('a file comes in parts, goes on where it stopped, and becomes a file of the library once (R-25)', async () => {
  const bytes = await plainPicture(300, 200)
  const id = await begin(bytes.length)
  const half = Math.floor(bytes.length / 2)
  expect((await send(id, bytes.subarray(0, half), 0)).status).toBe(204)
  expect((await ask(id)).headers.get('upload-offset')).toBe(String(half))
  await expect(storeUpload(me, { upload: id }, NOW)).rejects.toMatchObject({ code: 'INVALID' })
  expect((await send(id, bytes.subarray(half), 0)).status).toBe(409)
  expect((await send(id, bytes.subarray(half), half)).status).toBe(204)
  const stored = await storeUpload(me, { upload: id }, NOW)
  expect(stored).toMatchObject({ kind: 'IMAGE', width: 300, originalName: '河湾.png' })
  // The answer may have been lost on its way.
  expect(await storeUpload(me, { upload: id }, NOW)).toEqual(stored)
  expect(await db.media.findUnique({ where: { id: stored.id } })).toMatchObject({ uploadedById: me.id })
})

test('nobody reaches into an upload of somebody else', async () => {
  const id = await begin(10)
  for (const run of [() => ask(id, other), () => send(id, Buffer.alloc(5), 0, other)])
    await expect(run()).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(storeUpload(other, { upload: id }, NOW)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  for (const odd of ['..', '../../secret', `u${me.id}-../../x`])
    await expect(
      continueUpload(me, new Request(BASE, { method: 'HEAD', headers: TUS }), odd),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('more than 50 MB is refused before it is sent, and more than was announced does not get in', async () => {
  const headers = { ...TUS, 'upload-length': String(50 * 1024 * 1024 + 1) }
  await expect(beginUpload(me, new Request(BASE, { method: 'POST', headers }))).rejects.toMatchObject({
    code: 'TOO_LARGE',
  })
  await expect(beginUpload(me, new Request(BASE, { method: 'POST', headers: TUS }))).rejects.toMatchObject({
    code: 'INVALID',
  })
  const id = await begin(10)
  expect((await send(id, Buffer.alloc(5_000), 0)).status).not.toBe(204)
})

test('what is refused for what it is need not be sent again, what was given up is gone (S-42)', async () => {
  const bytes = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"></svg>')
  const id = await begin(bytes.length, 'logo.png')
  await send(id, bytes, 0)
  await expect(storeUpload(me, { upload: id }, NOW)).rejects.toThrow('SVG')
  expect((await ask(id)).status).toBe(404)
  const left = await begin(10)
  const answer = await continueUpload(
    me,
    new Request(`${BASE}/${left}`, { method: 'DELETE', headers: TUS }),
    left,
  )
  expect(answer.status).toBe(204)
  expect((await ask(left)).status).toBe(404)
})

test('an upload that nobody goes on with is forgotten after a day (R-25)', async () => {
  const id = await begin(10)
  await sweepUploads(new Date(Date.now() + 23 * 3_600_000))
  expect((await ask(id)).status).toBe(200)
  expect(await sweepUploads(new Date(Date.now() + 25 * 3_600_000))).toBeGreaterThan(0)
  expect((await ask(id)).status).toBe(404)
})
