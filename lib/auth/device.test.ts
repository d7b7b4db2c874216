import { expect, test } from 'vitest'
import { deviceWords, isDeviceToken } from './device'
import { newToken } from './token'

test.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36',
    'Chrome · Windows',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0',
    'Edge · Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.53 NetType/WIFI Language/zh_CN',
    '微信 · iOS',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0', 'Firefox · Linux'],
  ['', '未知设备'],
  ['what is this', '未知浏览器'],
])('%s is %s', (userAgent, words) => {
  expect(deviceWords(userAgent)).toBe(words)
})

test('only a token of ours is looked for', () => {
  expect(isDeviceToken(newToken())).toBe(true)
  for (const text of [undefined, '', 'x', `${newToken()}x`, "' OR 1=1 --".padEnd(32)])
    expect(isDeviceToken(text)).toBe(false)
})
