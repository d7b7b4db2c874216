import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { PushReceiver } from '@/test/push-receiver'
import { post } from './post'

const receiver = new PushReceiver()
beforeAll(() => receiver.open())
afterAll(() => receiver.close())
beforeEach(() => receiver.begin())

const send = (url: string, over: { guarded?: boolean; timeout?: number } = {}) =>
  post({ url, type: 'text/plain', body: '青言', guarded: false, ...over })

test('a text arrives as it is, and the answer comes back', async () => {
  receiver.begin({ status: 202, body: '{"ok":true}' })
  expect(await send(`${receiver.base}urls?site=a`)).toEqual({ status: 202, body: '{"ok":true}' })
  expect(receiver.received).toMatchObject([{ url: '/urls?site=a', type: 'text/plain', body: '青言' }])
})

test('an address that somebody typed in leads to no machine of the own network, however it is written (S-28)', async () => {
  const { port } = new URL(receiver.base)
  for (const host of ['127.0.0.1', 'localhost', '2130706433', '0x7f.1', '[::1]', '[::ffff:127.0.0.1]'])
    await expect(send(`http://${host}:${port}/`, { guarded: true }), host).rejects.toThrow('内部网络')
  expect(receiver.received).toEqual([])
})

test('who says nothing, or is not there, is named as such', async () => {
  receiver.begin('silence')
  await expect(send(receiver.base, { timeout: 50 })).rejects.toThrow('没有在规定时间内应答')
  await expect(send('http://127.0.0.1:1/')).rejects.toThrow('ECONNREFUSED')
})

test('a redirect is an answer and is not followed, and an endless answer is cut', async () => {
  receiver.begin({ status: 307, body: 'x'.repeat(100_000) })
  const reply = await send(receiver.base)
  expect([reply.status, reply.body.length]).toEqual([307, 16_384])
  expect(receiver.received).toHaveLength(1)
})
