import { afterEach, expect, test, vi } from 'vitest'
import { readSettings } from './settings'

afterEach(() => vi.unstubAllEnvs())

function given(over: Record<string, string>) {
  for (const [name, value] of Object.entries(over)) vi.stubEnv(name, value)
  return readSettings
}

test('mail needs a server and a sender, and each is checked', () => {
  const both = {
    SMTP_URL: 'smtps://desk%40example.cn:secret@smtp.example.cn:465',
    SMTP_FROM: 'desk@example.cn',
  }
  expect(given(both)).not.toThrow()
  expect(given({ SMTP_FROM: '青言采编台 <desk@example.cn>' })).not.toThrow()
  expect(given({ SMTP_FROM: '' })).toThrow('SMTP_URL 和 SMTP_FROM 须一起设置')
  expect(given({ SMTP_FROM: 'desk' })).toThrow('SMTP_FROM 须是邮箱地址')
  expect(given({ SMTP_FROM: 'desk@example.cn, evil@example.org' })).toThrow('SMTP_FROM 须是邮箱地址')
  expect(given({ ...both, SMTP_URL: 'https://smtp.example.cn' })).toThrow(
    'SMTP_URL 须以 smtp:// 或 smtps:// 开头',
  )
  expect(given({ SMTP_URL: '', SMTP_FROM: '' })).not.toThrow()
})

test('a provider of single sign-on is set whole', () => {
  const whole = { SSO_ISSUER: 'https://sso.example.cn', SSO_CLIENT_ID: 'qingyan', SSO_CLIENT_SECRET: 'x' }
  expect(given(whole)).not.toThrow()
  expect(given({ ...whole, SSO_CLIENT_SECRET: '' })).toThrow('须一起设置')
  expect(given({ ...whole, SSO_ISSUER: 'http://sso.example.cn' })).toThrow('SSO_ISSUER 须是 https://')
})

test('what webhooks may reach in the own network are origins', () => {
  expect(given({ WEBHOOK_TRUSTED: 'http://127.0.0.1:8080, https://hooks.example' })).not.toThrow()
  for (const wrong of ['127.0.0.1:8080', 'http://127.0.0.1:8080/hook', '*'])
    expect(given({ WEBHOOK_TRUSTED: wrong }), wrong).toThrow('WEBHOOK_TRUSTED 须是以逗号分隔的来源')
})
