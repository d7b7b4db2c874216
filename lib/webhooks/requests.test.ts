import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Payload } from './message'
import { spoken } from './message'
import { isTaken, requestFor } from './requests'

const AT = new Date('2026-03-02T02:00:00.500Z')
const payload: Payload = {
  type: 'article.publish',
  timestamp: AT.toISOString(),
  data: {
    site: '青言',
    actor: '许见山',
    sentence: '许见山发布了稿件“滩涂”（7）',
    article: {
      id: 7,
      title: '滩涂',
      url: 'https://news.example.cn/articles/7',
      deskUrl: 'https://news.example.cn/admin/articles/7',
    },
  },
}
const message = { id: '0197-message', payload }
const WORDS = '【青言】许见山发布了稿件“滩涂”（7）\nhttps://news.example.cn/articles/7'

test('a plain server can check who sent it: id, time and body, by the key that stands in the secret', () => {
  const key = Buffer.from('a key of thirty-two bytes, or so.')
  const secret = `whsec_${key.toString('base64')}`
  const { url, headers, body } = requestFor({ kind: 'JSON', url: 'https://a.example/h', secret }, message, AT)
  expect(url).toBe('https://a.example/h')
  expect(JSON.parse(body)).toEqual(payload)
  const signed = createHmac('sha256', key).update(`0197-message.1772416800.${body}`).digest('base64')
  expect(headers).toEqual({
    'webhook-id': '0197-message',
    'webhook-timestamp': '1772416800',
    'webhook-signature': `v1,${signed}`,
  })
})

test('企业微信 gets its form and nothing else', () => {
  const { url, headers, body } = requestFor(
    { kind: 'WECOM', url: 'https://w.example/send?key=k', secret: '' },
    message,
    AT,
  )
  expect([url, headers]).toEqual(['https://w.example/send?key=k', {}])
  expect(JSON.parse(body)).toEqual({ msgtype: 'text', text: { content: WORDS } })
})

test('钉钉 finds time and signature in the address, as its page computes them', () => {
  const hook = { kind: 'DINGTALK' as const, url: 'https://d.example/send?access_token=t', secret: 'SECabc' }
  const { url, body } = requestFor(hook, message, AT)
  const asked = new URL(url).searchParams
  const sign = createHmac('sha256', 'SECabc').update('1772416800500\nSECabc').digest('base64')
  expect(Object.fromEntries(asked)).toEqual({ access_token: 't', timestamp: '1772416800500', sign })
  expect(JSON.parse(body)).toEqual({ msgtype: 'text', text: { content: WORDS } })
  expect(requestFor({ ...hook, secret: '' }, message, AT).url).toBe(hook.url)
})

test('飞书 finds time and signature in the body: nothing, signed by the time with the secret', () => {
  const hook = { kind: 'FEISHU' as const, url: 'https://f.example/hook/x', secret: 'sec' }
  const sign = createHmac('sha256', '1772416800\nsec').update('').digest('base64')
  expect(JSON.parse(requestFor(hook, message, AT).body)).toEqual({
    ...{ timestamp: '1772416800', sign, msg_type: 'text' },
    content: { text: WORDS },
  })
  expect(JSON.parse(requestFor({ ...hook, secret: '' }, message, AT).body)).toEqual({
    ...{ msg_type: 'text', content: { text: WORDS } },
  })
})

test('a title calls nobody, and a piece that is not public leads to the desk', () => {
  const data = { ...payload.data, sentence: '许见山送审了<at user_id="all">所有人</at>' }
  expect(spoken({ ...payload, data })).toContain('＜at user_id="all"＞')
  const article = { id: 7, title: '滩涂', url: null, deskUrl: 'https://news.example.cn/admin/articles/7' }
  expect(spoken({ ...payload, data: { ...data, article } })).toMatch(/\/admin\/articles\/7$/)
})

test('what a robot says in its body counts, whatever the status', () => {
  for (const [kind, status, body, taken] of [
    ['JSON', 204, '', true],
    ['JSON', 302, '', false],
    ['JSON', 500, '', false],
    ['WECOM', 200, '{"errcode":0,"errmsg":"ok"}', true],
    ['WECOM', 200, '{"errcode":93000,"errmsg":"invalid webhook url"}', false],
    ['DINGTALK', 200, '{"errcode":310000,"errmsg":"sign not match"}', false],
    ['FEISHU', 200, '{"code":0,"msg":"success"}', true],
    ['FEISHU', 200, '{"code":19021,"msg":"sign match fail"}', false],
    ['FEISHU', 200, '<html>', false],
    ['DINGTALK', 502, '{"errcode":0}', false],
  ] as const)
    expect(isTaken(kind, status, body), `${kind} ${status} ${body}`).toBe(taken)
})
