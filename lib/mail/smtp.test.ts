import { createServer, type Server, type Socket } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { env } from '@/lib/env'
import { MailServer } from '@/test/mail-server'
import { outcomeOf, post } from './smtp'

const server = new MailServer()
const FAST = { connect: 400, silence: 400, whole: 1_200 }
const letter = { subject: '【青言】退回', text: '正文', html: '<p>正文</p>' }
const envelope = {
  name: '许见山',
  address: 'xu@example.org',
  letter,
  messageId: '<mail-1.2@news.example.cn>',
  settingsUrl: 'https://news.example.cn/admin/account#notices',
}

beforeAll(() => server.open())
afterAll(() => server.close())
beforeEach(() => {
  server.begin()
  Object.assign(env, { SMTP_URL: server.url, SMTP_FROM: '青言 <desk@news.example.cn>' })
})

/** A server that does as it likes with a connection. */
async function rawServer(talk: (socket: Socket) => void): Promise<{ server: Server; url: string }> {
  const raw = createServer((socket) => {
    socket.on('error', () => undefined)
    talk(socket)
  })
  await new Promise<void>((resolve) => raw.listen(0, '127.0.0.1', resolve))
  const address = raw.address()
  return { server: raw, url: `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}` }
}

test('a letter arrives with what mail programs need', async () => {
  expect(await post(envelope)).toMatchObject({ kind: 'sent', answer: expect.stringContaining('250') })
  const { mail, to } = server.received[0] ?? {}
  expect(to).toEqual(['xu@example.org'])
  expect(mail).toMatchObject({
    subject: '【青言】退回',
    messageId: '<mail-1.2@news.example.cn>',
    from: { name: '青言', address: 'desk@news.example.cn' },
    to: [{ name: '许见山', address: 'xu@example.org' }],
  })
  expect([mail?.text?.trim(), mail?.html?.trim()]).toEqual(['正文', '<p>正文</p>'])
  const header = (name: string) => mail?.headers.find(({ key }) => key === name)?.value
  expect(header('list-unsubscribe')).toContain('<https://news.example.cn/admin/account#notices>')
  expect(header('auto-submitted')).toBe('auto-generated')
})

test('no name, address or title adds a header or a recipient (S-11)', async () => {
  const bcc = 'x\r\nBcc: evil@example.org\r\nX-Evil: 1\r\n\r\nbody'
  for (const hostile of [
    { ...envelope, name: bcc },
    { ...envelope, name: '甲" <evil@example.org>, "乙' },
    { ...envelope, letter: { ...letter, subject: bcc } },
    { ...envelope, address: 'xu@example.org, evil@example.org' },
    { ...envelope, address: 'xu@example.org\r\nRCPT TO:<evil@example.org>' },
    { ...envelope, address: '"a,evil@example.org,b"@example.org' },
  ]) {
    server.begin()
    await post(hostile)
    for (const { to, raw, mail } of server.received) {
      expect(to).not.toContain('evil@example.org')
      expect(to).toHaveLength(1)
      expect(raw).not.toMatch(/^(bcc|x-evil):/im)
      expect(mail.to?.map(({ address }) => address)).not.toContain('evil@example.org')
    }
  }
})

test('a refusal is told apart from a wish to have it later', async () => {
  server.recipients = [{ code: 550, text: 'no such mailbox' }]
  expect(await post(envelope)).toMatchObject({
    kind: 'refused',
    answer: expect.stringContaining('no such mailbox'),
  })
  server.recipients = [{ code: 451, text: 'greylisted, come again' }]
  expect(await post(envelope)).toMatchObject({ kind: 'later', answer: expect.stringContaining('greylisted') })
  server.recipients = [true]
  server.messages = [{ code: 552, text: 'mailbox full' }]
  expect(await post(envelope)).toMatchObject({ kind: 'refused' })
  server.messages = [{ code: 452, text: 'no room now' }]
  expect(await post(envelope)).toMatchObject({ kind: 'later' })
  expect(server.received).toEqual([])
})

test('a server that does not let us in is away, and the password is in no answer', async () => {
  server.login = { user: 'desk', pass: 'the right one' }
  env.SMTP_URL = server.url.replace('//', '//desk:se%3Acret@')
  const refused = await post(envelope)
  expect(refused).toMatchObject({
    kind: 'away',
    answer: expect.stringContaining('不接受 SMTP_URL 里的用户名'),
  })
  expect(JSON.stringify(refused)).not.toMatch(/se:cret|se%3Acret/)
  env.SMTP_URL = server.url.replace('//', '//desk:the%20right%20one@')
  expect(await post(envelope)).toMatchObject({ kind: 'sent' })
})

test('no server, a silent one, one that says goodbye and one that talks nonsense are away', async () => {
  env.SMTP_URL = 'smtp://127.0.0.1:1'
  expect(await post(envelope, FAST)).toMatchObject({ kind: 'away' })
  for (const talk of [
    () => undefined,
    (socket: Socket) => socket.write('421 too busy\r\n'),
    (socket: Socket) => socket.write('HTTP/1.1 200 OK\r\n\r\n'),
    (socket: Socket) => socket.destroy(),
  ]) {
    const raw = await rawServer(talk)
    env.SMTP_URL = raw.url
    expect(await post(envelope, FAST), String(talk)).toMatchObject({ kind: 'away' })
    raw.server.close()
  }
})

test('a server that keeps the line busy without an end is left in time', async () => {
  const timers: NodeJS.Timeout[] = []
  const raw = await rawServer((socket) => {
    socket.write('220 mail.example.org\r\n')
    socket.once('data', () => timers.push(setInterval(() => socket.write('250-THINKING\r\n'), 50)))
  })
  env.SMTP_URL = raw.url
  const began = Date.now()
  expect(await post(envelope, FAST)).toMatchObject({ kind: 'away' })
  const took = Date.now() - began
  expect([took >= FAST.whole, took < 5_000]).toEqual([true, true])
  for (const timer of timers) clearInterval(timer)
  raw.server.close()
})

test('what is no answer of a server is said as it is', () => {
  expect(outcomeOf({ code: 'EENVELOPE', message: 'Invalid\nrecipient' })).toEqual({
    kind: 'refused',
    answer: 'Invalid recipient',
  })
  expect(outcomeOf(new Error('x'.repeat(900))).answer).toHaveLength(300)
})
