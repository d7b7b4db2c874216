import { type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { inAttribute } from '@/lib/hant/edition-link'
import { PLAIN_STYLE } from './plain-style'
import { PLAIN_HEADERS } from './security-headers'

type Words = readonly [title: string, text: string]

/** What the server says by itself, where no page can. */
const WORDS: Record<number, Words> = {
  400: ['网址有误', '这个网址无法识别，可能缺了一段或多了几个字符。请检查后重新输入，或从首页进入。'],
  403: ['请求来自别处', '这个请求是从别的网站发出的，没有执行。请从本站的页面重新操作。'],
  404: ['没有这个文件', '要找的文件不存在，或已经换了地方。'],
  405: ['不支持的请求', '这个网址只能阅读，不接受这种请求。'],
  408: ['等候超时', '请求没有按时到齐，可能是网络不稳。请重试。'],
  411: ['请求不完整', '请求没有说明长度，没有执行。请换一个浏览器重试。'],
  413: ['内容过大', '送来的内容超过了限制，没有执行。请分成几次，或减少内容后重试。'],
  414: ['网址过长', '这个网址太长了。请从首页进入，或用搜索查找。'],
  431: [
    '请求过大',
    '网址太长，或者浏览器送来的信息太多。搜索请少输入一些字；打开别的页面也这样，请清除本站的 Cookie 后再试。',
  ],
  500: ['页面出错了', '这一页暂时无法显示，我们已经记录下来。请稍后再试。'],
  503: ['暂时无法显示', '系统正在恢复，请过一会儿重试。近来有人读过的页面，现在仍然可以打开。'],
}
const NO_SEARCH: Words = [
  '暂时不能搜索',
  '搜索要用的数据库现在连不上，正在恢复。您输入的词还在网址里，过一会儿重试就好；其他页面可以照常阅读。',
]

/** What is usually stored, and readable with neither the database nor Next. */
const STILL_THERE = [
  ['/', '首页'],
  ['/columns', '栏目总览'],
  ['/tags', '标签'],
] as const

/** Statuses that another try may mend. */
const PASSING = new Set([408, 500, 503])
const SEARCH = /^(\/zh-Hant)?\/search(\?|$)/

/** Whether an address is that of a search, in either edition. */
export const isSearch = (url: string) => SEARCH.test(url)

function wordsFor(status: number, url: string): Words {
  if (status === 503 && isSearch(url)) return NO_SEARCH
  return WORDS[status] ?? WORDS[500] ?? ['', '']
}

function page(status: number, requestId: string, url: string): string {
  const [title, text] = wordsFor(status, url)
  const passing = PASSING.has(status)
  // Only what came as an address of this site leads anywhere; everything else leads home.
  const again =
    passing && /^\/(?![/\\])/.test(url) ? `<a class="again" href="${inAttribute(url)}">重试</a>` : ''
  const ways = (passing ? STILL_THERE : STILL_THERE.slice(0, 1)).map(
    ([path, name]) => `<li><a href="${path}">${name}</a></li>`,
  )
  return [
    '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">',
    `<title>${title}</title><style>${PLAIN_STYLE}</style></head><body><main>`,
    `<p class="seal" aria-hidden="true"><span>青</span><span>言</span></p><h1>${title}</h1><p>${text}</p>`,
    `${again}<nav aria-label="还可以看"><ul>${ways.join('')}</ul></nav>`,
    `<p class="number">编号 ${requestId}</p></main></body></html>`,
  ].join('')
}

function headersFor(status: number, requestId: string, length: number): Record<string, string> {
  return {
    ...PLAIN_HEADERS,
    'content-type': 'text/html; charset=utf-8',
    'content-length': String(length),
    'cache-control': 'no-store',
    'x-request-id': requestId,
    ...(status === 405 ? { allow: 'GET, HEAD' } : {}),
    ...(status === 503 ? { 'retry-after': '5' } : {}),
  }
}

/** Answers with a few words in Chinese, and nothing that depends on Next or the database. */
export function sendPlain(res: ServerResponse, status: number, requestId: string, headOnly = false): void {
  const body = Buffer.from(page(status, requestId, res.req?.url ?? ''))
  res.writeHead(status, headersFor(status, requestId, body.length))
  res.end(headOnly ? undefined : body)
}

const UNREADABLE: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }

/** Answers what is no HTTP request at all, and closes the connection. */
export function sendUnreadable(socket: Duplex, code: string | undefined, requestId: string): void {
  if (!socket.writable || code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  const status = UNREADABLE[code ?? ''] ?? 400
  const body = page(status, requestId, '')
  const headers = Object.entries({
    ...headersFor(status, requestId, Buffer.byteLength(body)),
    connection: 'close',
  })
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines}\r\n${body}`)
}
