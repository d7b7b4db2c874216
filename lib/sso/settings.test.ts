import { afterEach, expect, test, vi } from 'vitest'
import { ssoFault } from './settings'

const WHOLE = { issuer: 'https://sso.example.cn/realms/news', clientId: 'qingyan', clientSecret: 'x' }

test('a provider is set whole or not at all', () => {
  expect(ssoFault(WHOLE)).toBeNull()
  expect(ssoFault({ issuer: '', clientId: '', clientSecret: '' })).toBeNull()
  for (const name of ['issuer', 'clientId', 'clientSecret'])
    expect(ssoFault({ ...WHOLE, [name]: '' }), name).toContain('须一起设置')
})

test('it is asked over https, or on this machine', () => {
  for (const issuer of ['http://127.0.0.1:9000', 'http://localhost:9000', 'http://[::1]:9000'])
    expect(ssoFault({ ...WHOLE, issuer }), issuer).toBeNull()
  for (const issuer of [
    'http://sso.example.cn',
    'sso.example.cn',
    'http://127.0.0.1.evil.cn',
    'ftp://sso.example.cn',
  ])
    expect(ssoFault({ ...WHOLE, issuer }), issuer).toContain('https://')
  for (const issuer of [
    'https://sso.example.cn/?a=1',
    'https://u@sso.example.cn',
    'https://sso.example.cn/#a',
  ])
    expect(ssoFault({ ...WHOLE, issuer }), issuer).toContain('不能带参数')
})

afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
})

test('a program does not start with half of it', async () => {
  vi.resetModules()
  vi.stubEnv('SSO_ISSUER', WHOLE.issuer)
  await expect(import('@/lib/env')).rejects.toThrow('须一起设置')
  vi.stubEnv('SSO_CLIENT_ID', 'qingyan')
  vi.stubEnv('SSO_CLIENT_SECRET', 'x')
  vi.stubEnv('SSO_EMAIL_DOMAIN', '@Example.cn')
  vi.resetModules()
  expect((await import('@/lib/env')).env.SSO).toEqual({
    ...WHOLE,
    label: '单位统一认证',
    emailDomain: 'example.cn',
    trustsFactor: false,
  })
})
