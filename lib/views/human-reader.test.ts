import { expect, test } from 'vitest'
import { addressOf, isHumanReader } from './human-reader'

const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1'
const wechat = `${phone} MicroMessenger/8.0.60 NetType/4G Language/zh_CN`
const android =
  'Mozilla/5.0 (Linux; Android 13; wv) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/116.0.0.0 Mobile Safari/537.36'
const own = { 'sec-fetch-site': 'same-origin' }

test.each([
  ['a phone', { 'user-agent': phone, ...own }, true],
  ['WeChat’s browser', { 'user-agent': wechat, ...own }, true],
  ['Toutiao’s app', { 'user-agent': `${android} TTWebView/1161130 NewsArticle/8.2.9`, ...own }, true],
  ['its app on an iPhone', { 'user-agent': `${phone} NewsArticle/9.1.0 (News 9.1.0)`, ...own }, true],
  ['Tencent’s news app', { 'user-agent': `${phone} qqnews/7.3.10`, ...own }, true],
  ['NetEase’s news app', { 'user-agent': `${android} NewsApp/103.1 NETEASENEWS`, ...own }, true],
  ['Sohu’s news app', { 'user-agent': `${phone} SohuNews/6.9.5`, ...own }, true],
  ['Sogou’s browser', { 'user-agent': `${android} SogouMobileBrowser/6.5`, ...own }, true],
  [
    'Sogou’s robot that draws pages',
    { 'user-agent': `${android} (compatible; Sogou web spider/4.0)`, ...own },
    false,
  ],
  ['Sogou’s robot', { 'user-agent': 'Sogou web spider/4.0', ...own }, false],
  ['Toutiao’s robot', { 'user-agent': `${android} (compatible; Bytespider)`, ...own }, false],
  ['a robot for news', { 'user-agent': `${phone} (compatible; Googlebot-News)`, ...own }, false],
  ['an old browser that says the origin', { 'user-agent': phone, origin: 'https://news.example' }, true],
  [
    'an old browser that says the page',
    { 'user-agent': phone, referer: 'https://news.example/articles/5' },
    true,
  ],
  [
    'a site that is reached by another name',
    { 'user-agent': phone, origin: 'http://10.0.0.5', host: '10.0.0.5' },
    true,
  ],
  ['a robot', { 'user-agent': 'Mozilla/5.0 (compatible; Baiduspider/2.0)', ...own }, false],
  ['a headless browser', { 'user-agent': 'Mozilla/5.0 HeadlessChrome/140.0.0.0', ...own }, false],
  ['a program', { 'user-agent': 'curl/8.5.0', ...own }, false],
  ['nobody that says who', { ...own }, false],
  ['a page fetched in advance', { 'user-agent': phone, ...own, 'sec-purpose': 'prefetch' }, false],
  ['a page drawn in advance', { 'user-agent': phone, ...own, 'sec-purpose': 'prefetch;prerender' }, false],
  ['an older way to say so', { 'user-agent': phone, ...own, purpose: 'prefetch' }, false],
  [
    'another site',
    { 'user-agent': phone, 'sec-fetch-site': 'cross-site', origin: 'https://news.example' },
    false,
  ],
  ['a sister site', { 'user-agent': phone, 'sec-fetch-site': 'same-site' }, false],
  ['an address typed by hand', { 'user-agent': phone, 'sec-fetch-site': 'none' }, false],
  ['another site’s old browser', { 'user-agent': phone, origin: 'https://evil.example' }, false],
  ['an origin that is none', { 'user-agent': phone, origin: 'null' }, false],
  ['no word of where from', { 'user-agent': phone }, false],
])('%s', (_who, headers, counts) => {
  expect(isHumanReader(headers, 'news.example')).toBe(counts)
})

test.each([
  ['a reader without a proxy says nothing that we believe', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
  ['our proxy is believed', '127.0.0.1', '203.0.113.9', '203.0.113.9'],
  ['what the reader put before it is not', '10.0.0.2', '198.51.100.1, 203.0.113.9', '203.0.113.9'],
  ['two proxies of ours', '::ffff:172.20.0.1', '203.0.113.9, 10.0.0.7', '203.0.113.9'],
  ['a reader inside our network', '127.0.0.1', '192.168.1.20', '192.168.1.20'],
  ['a proxy that says nothing', '::1', undefined, null],
])('%s', (_case, peer, told, address) => {
  expect(addressOf(peer, told === undefined ? {} : { 'x-forwarded-for': told })).toBe(address)
})
