import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { fetchOutside } from './fetch'

let asked: string[] = []
let answer: (request: IncomingMessage, response: ServerResponse) => void
const server = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`)
  answer(request, response)
})
let port = 0
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  asked = []
  answer = (_request, response) => response.writeHead(200, { 'content-type': 'text/plain' }).end('河水')
})
const open = (path: string, over: object = {}) =>
  fetchOutside(`http://127.0.0.1:${port}${path}`, {
    most: 1_000,
    trusted: `http://127.0.0.1:${port}`,
    ...over,
  })

test('what another server says comes back, from where redirects end', async () => {
  answer = (request, response) => {
    if (request.url === '/old') response.writeHead(302, { location: '/new' }).end()
    else response.writeHead(200, { 'content-type': 'text/plain' }).end('河水')
  }
  const { status, type, url, body } = await open('/old')
  expect([status, type, url, body.toString()]).toEqual([
    200,
    'text/plain',
    `http://127.0.0.1:${port}/new`,
    '河水',
  ])
  expect(asked).toEqual(['GET /old', 'GET /new'])
})

test.each([
  '127.0.0.1',
  '127.1',
  'localhost',
  '2130706433',
  '0x7f.1',
  '0177.0.0.1',
  '0.0.0.0',
  '[::1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
])('%s leads to no machine of the own network (S-28)', async (host) => {
  await expect(fetchOutside(`http://${host}/`, { most: 1 })).rejects.toThrow('内部网络')
  await expect(fetchOutside(`http://${host}:${port}/`, { most: 1 })).rejects.toThrow()
  expect(asked).toEqual([])
})

test.each([
  ['ftp://example.org/', '开头的网址'],
  ['file:///etc/passwd', '开头的网址'],
  ['not an address', '开头的网址'],
  ['http://me:secret@example.org/', '用户名和密码'],
  ['http://example.org:22/', '端口 22'],
])('%s is not asked', async (address, reason) => {
  await expect(fetchOutside(address, { most: 1 })).rejects.toThrow(reason)
})

test('redirects that never end, contents without end and silence are ended', async () => {
  answer = (_request, response) => response.writeHead(301, { location: '/again' }).end()
  await expect(open('/')).rejects.toThrow('一再转到')
  expect(asked).toHaveLength(6)
  answer = (_request, response) => response.end('x'.repeat(1_001))
  await expect(open('/')).rejects.toThrow('过大')
  answer = () => undefined
  await expect(open('/', { timeout: 50 })).rejects.toThrow('没有在规定时间内应答')
})

test.each([
  ['file:///etc/passwd', '开头的网址'],
  ['http://169.254.169.254/latest/meta-data', '内部网络'],
  ['http://[::ffff:127.0.0.1]/', '内部网络'],
  ['http://localhost/', '内部网络'],
  ['//10.0.0.1/', '内部网络'],
])('a redirect to %s is not followed (S-28)', async (location, reason) => {
  answer = (_request, response) => response.writeHead(302, { location }).end()
  await expect(open('/')).rejects.toThrow(reason)
  expect(asked).toHaveLength(1)
})

test('where nothing is to be read, nothing is waited for', async () => {
  answer = (_request, response) => response.writeHead(404).write('never ends')
  expect((await open('/', { most: 0 })).status).toBe(404)
})
