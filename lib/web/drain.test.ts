import type { ServerResponse } from 'node:http'
import { Agent, createServer, type RequestListener, request, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { drain } from './drain'
import type { Front } from './front'
import { bareFront } from './trial/bare-front'

let server: Server
let front: Front
let port = 0
const agent = new Agent({ keepAlive: true })

async function open(next: RequestListener): Promise<void> {
  ;({ front, server, port } = await bareFront(next))
}
afterEach(() => {
  agent.destroy()
  server.closeAllConnections()
  server.close()
})

type Answer = { status: number; connection: string | undefined; retryAfter: string | undefined; text: string }

function ask(path: string, method = 'GET', headers = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers, agent }, async (res) => {
      const { connection, 'retry-after': retryAfter } = res.headers
      const text = (await buffer(res)).toString()
      resolve({ status: res.statusCode ?? 0, connection, retryAfter, text })
    })
    asked.on('error', reject)
    asked.end()
  })
}

test('the probes tell a process that lives from one that wants requests, without the database', async () => {
  await open((_req, res) => res.end())
  expect(await ask('/api/live')).toMatchObject({ status: 200, text: '{"live":true}' })
  expect(await ask('/api/ready')).toMatchObject({ status: 200, text: '{"ready":true,"database":"away"}' })
  expect((await ask('/api/ready', 'POST')).status).toBe(405)
  front.stopping = true
  expect(await ask('/api/live')).toMatchObject({ status: 200, connection: 'close' })
  expect(await ask('/api/ready')).toMatchObject({ status: 503, text: '{"ready":false,"database":"away"}' })
})

test('a save under way is waited for and answered, a read that hangs is not (R-29)', async () => {
  await open((req, res) => {
    if (req.method === 'PUT') setTimeout(() => res.end('saved'), 900)
  })
  const saving = ask('/api/articles/1/draft', 'PUT')
  const hanging = ask('/api/articles/1/draft').catch((error: NodeJS.ErrnoException) => error.code)
  await sleep(100)
  expect(front.writing).toBe(1)
  front.stopping = true
  const began = Date.now()
  const drained = drain(server, front, { reads: 300, writes: 5_000 })
  await expect(ask('/')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  expect(await saving).toMatchObject({ status: 200, text: 'saved' })
  await drained
  expect(Date.now() - began).toBeLessThan(2_500)
  expect(await hanging).toBe('ECONNRESET')
  expect(front.writing).toBe(0)
})

test('what can never end does not keep the process for ever', async () => {
  await open(() => undefined)
  const saving = ask('/api/articles', 'POST').catch((error: NodeJS.ErrnoException) => error.code)
  await sleep(100)
  await drain(server, front, { reads: 100, writes: 400 })
  expect(await saving).toBe('ECONNRESET')
})

test('nor does a connection that was handed on, which no server closes', async () => {
  await open(() => undefined)
  const other = createServer().on('upgrade', () => undefined)
  await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening))
  const socket = connect((other.address() as AddressInfo).port, '127.0.0.1')
  socket.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n')
  await sleep(100)
  const began = Date.now()
  await drain(other, { writing: 0 }, { reads: 100, writes: 200 })
  expect(Date.now() - began).toBeGreaterThan(1_000)
  socket.destroy()
})

test('more than can be worked on is refused with a time to come again, in JSON for scripts; pages are read on (R-31)', async () => {
  const held: ServerResponse[] = []
  await open((_req, res) => void held.push(res))
  expect((await ask('/')).status).toBe(200)
  const asked = Array.from({ length: 240 }, () => ask('/api/tags'))
  let refusals = 0
  for (const one of asked)
    void one.then(({ status }) => {
      if (status === 503) refusals++
    })
  const refused = await Promise.race(asked)
  expect([refused.status, refused.retryAfter]).toEqual([503, '5'])
  expect(JSON.parse(refused.text).error.message).toContain('现在操作的人太多')
  await expect.poll(() => refusals).toBe(20)
  expect((await ask('/admin')).text).toContain('暂时无法显示')
  expect((await ask('/api/tags', 'GET', { accept: 'text/html,*/*' })).text).toContain('暂时无法显示')
  expect((await ask('/')).status).toBe(200)
  const release = setInterval(() => {
    for (const res of held.splice(0)) res.end('done')
  }, 5)
  const statuses = (await Promise.all(asked)).map(({ status }) => status)
  clearInterval(release)
  expect(statuses.filter((status) => status === 200)).toHaveLength(220)
  expect(statuses.filter((status) => status === 503)).toHaveLength(20)
})
