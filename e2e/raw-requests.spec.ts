import { askExactly } from './support/disguises'
import { bases, expect, test } from './support/newsroom'
import { Canary, sendRaw } from './support/raw'

const base = () => bases()[0] ?? ''

test('no Host, absolute address or upgrade makes the server ask anybody (S-31, S-32)', async ({
  request: reader,
}) => {
  const canary = new Canary()
  const there = await canary.listen()
  const host = new URL(base()).host
  // So that Next has seen a request, and would have joined the server by now.
  await reader.get('/sign-in')
  const upgrade =
    'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13\r\n'
  const action = `Next-Action: ${'0'.repeat(42)}\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n`
  const answers: string[] = []
  for (const line of [
    `http://${there}/`,
    `//${there}/`,
    `/\\${there}/`,
    '/admin',
    '/sign-in',
    '/_next/image?url=x',
    '/',
  ])
    for (const name of [host, there])
      for (const more of ['', upgrade, `X-Forwarded-Host: ${there}\r\n`])
        answers.push(
          await sendRaw(base(), `GET ${line} HTTP/1.1\r\nHost: ${name}\r\n${more}Connection: close\r\n\r\n`),
        )
  for (const name of [host, there])
    answers.push(
      await sendRaw(
        base(),
        `POST /sign-in HTTP/1.1\r\nHost: ${name}\r\nOrigin: http://${name}\r\n${action}Connection: close\r\n\r\n[]`,
      ),
    )
  const connected = await sendRaw(base(), `CONNECT ${there} HTTP/1.1\r\nHost: ${there}\r\n\r\n`)
  canary.close()
  expect(connected).not.toMatch(/^HTTP\/1\.1 2/)
  expect(canary.calls).toBe(0)
  // Each is answered by the server in front, none by anybody who joined it.
  expect(answers.filter((one) => !/^HTTP\/1\.1 [\s\S]*x-content-type-options: nosniff/i.test(one))).toEqual(
    [],
  )
  expect(answers.filter((one) => /^HTTP\/1\.1 (101|502)/.test(one) || one.includes(`//${there}`))).toEqual([])
})

const smuggled = 'GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n'
/** Comes behind every attempt: its answer, or the end of the connection, ends the waiting. */
const last = 'GET /api/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'
const post = (headers: string, body: string) =>
  `POST /api/sign-in HTTP/1.1\r\nHost: x\r\n${headers}\r\n\r\n${body}`
const chunk = `${smuggled.length.toString(16)}\r\n${smuggled}\r\n0\r\n\r\n`
const length = smuggled.length

const SMUGGLERS: Record<string, string> = {
  'both lengths': post('Content-Length: 4\r\nTransfer-Encoding: chunked', chunk),
  'the other way round': post(
    `Transfer-Encoding: chunked\r\nContent-Length: ${chunk.length}`,
    `0\r\n\r\n${smuggled}`,
  ),
  'two lengths': post(`Content-Length: 0\r\nContent-Length: ${length}`, smuggled),
  'a list of lengths': post(`Content-Length: 0, ${length}`, smuggled),
  'a signed length': post(`Content-Length: +${length}`, smuggled),
  'an unknown coding': post('Transfer-Encoding: xchunked', chunk),
  'two codings': post('Transfer-Encoding: chunked\r\nTransfer-Encoding: identity', chunk),
  'a tab before the coding': post('Transfer-Encoding:\tchunked\r\nContent-Length: 0', chunk),
  'a space before the colon': post(`Transfer-Encoding : chunked\r\nContent-Length: ${length}`, chunk),
  'bare ends of lines': `POST /api/sign-in HTTP/1.1\nHost: x\nContent-Length: 0\n\n${smuggled}`,
  'a body of a read': `GET / HTTP/1.1\r\nHost: x\r\nContent-Length: ${length}\r\n\r\n${smuggled}`,
  'a chunked read': `GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n${chunk}`,
  'a chunked deletion': `DELETE /api/articles/1 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n${chunk}`,
  'chunked options': `OPTIONS /admin HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n${chunk}`,
  'a body refused by its length': post(`Origin: null\r\nContent-Length: ${length}`, smuggled),
}

test('one request is one answer: what hides in a body is never taken for a request (S-33)', async () => {
  const found = await Promise.all(
    Object.entries(SMUGGLERS).map(async ([name, bytes]) => {
      const answers = (await sendRaw(base(), bytes + last)).match(/^HTTP\/1\.1 \d+/gm) ?? []
      // Its own answer and that of the last request, unless nothing more is read; never that of the hidden one.
      const fine = [1, 2].includes(answers.length) && !answers.some((one) => one.endsWith('404'))
      return fine ? null : `${name} → ${answers.join(' ')}`
    }),
  )
  expect(found.filter((one) => one !== null)).toEqual([])
})

const UPWARDS = [
  ...[
    '../',
    '..\\',
    '%2e%2e/',
    '%2e%2e%2f',
    '..%2f',
    '..%5c',
    '%2e%2e%5c',
    '..%252f',
    '%252e%252e%252f',
    '....//',
  ],
  ...[
    '..;/',
    '..%00/',
    '..%c0%af',
    '%c0%ae%c0%ae/',
    '..%u2215',
    '%uff0e%uff0e/',
    '.%2e/',
    './../',
    '..//',
    '/..',
  ],
  ...[
    '%e0%80%ae%e0%80%ae/',
    '..%09/',
    '..?/',
    '..#/',
    '\u002e\u002e/',
    '..././',
    '%%32%65%%32%65/',
    '..%ef%bc%8f',
  ],
]
const FOLDERS = [
  '/',
  '/media/',
  '/files/abcdefgh/',
  '/assets/',
  '/_next/static/',
  '/_next/',
  '/cards/',
  '/admin/',
  '/api/',
]

test('no way up leads out of a folder (S-45)', async () => {
  const asks = FOLDERS.flatMap((folder) =>
    UPWARDS.flatMap((up) =>
      [1, 3, 9].flatMap((times) =>
        ['etc/passwd', 'package.json'].map((file) => folder + up.repeat(times) + file),
      ),
    ),
  )
  const found: string[] = []
  const waiting = asks.values()
  const askAll = async () => {
    for (const path of waiting) {
      const { status, text } = await askExactly(base(), path, {})
      if (status === 200 || status >= 500 || /root:|"dependencies"/.test(text))
        found.push(`${path} → ${status}`)
    }
  }
  await Promise.all(Array.from({ length: 6 }, askAll))
  expect(asks.length).toBeGreaterThan(1_000)
  expect(found).toEqual([])
})
