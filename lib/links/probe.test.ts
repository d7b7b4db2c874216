import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { probeAll } from './probe'

const asked: string[] = []
const server = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`)
  const [, status = '200', head] = /^\/(\d+)(\/head)?/.exec(request.url ?? '') ?? []
  response.writeHead(head && request.method === 'HEAD' ? 405 : Number(status)).end()
})
let base = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

test('links are told apart by what the other site answers', async () => {
  const paths = ['/200', '/404', '/410', '/403', '/503', '/200/head']
  const states = await probeAll(
    paths.map((path) => base + path),
    base,
  )
  const found = Object.fromEntries(states.map(({ href, state }) => [href.slice(base.length), state]))
  expect(found).toEqual({
    '/200': 'fine',
    '/404': 'broken',
    '/410': 'broken',
    '/403': 'doubtful',
    '/503': 'doubtful',
    '/200/head': 'fine',
  })
  expect(asked).toContain('GET /200/head')
  expect(asked).not.toContain('GET /200')
})

test('an address of the own network is broken and is not asked', async () => {
  asked.length = 0
  expect(await probeAll([`${base}/200`, 'http://169.254.169.254/'])).toMatchObject([
    { state: 'broken' },
    { state: 'broken' },
  ])
  expect(asked).toEqual([])
})
