import { type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { PLAIN_HEADERS } from './security-headers'

/** What the server says by itself, where no page can. */
const WORDS: Record<number, [title: string, text: string]> = {
  400: ['网址有误', '这个网址无法识别，可能缺了一段或多了几个字符。请检查后重新输入，或从首页进入。'],
  404: ['没有这个文件', '要找的文件不存在，或已经换了地方。'],
  405: ['不支持的请求', '这个网址只能阅读，不接受这种请求。'],
  408: ['等候超时', '请求没有按时到齐，可能是网络不稳。请重试。'],
  414: ['网址过长', '这个网址太长了。请从首页进入，或用搜索查找。'],
  431: ['请求过大', '浏览器送来的信息太多。请清除本站的 Cookie 后再试。'],
  500: ['页面出错了', '这一页暂时无法显示，我们已经记录下来。请稍后再试。'],
  503: ['暂时无法显示', '系统正在恢复，请过一会儿刷新本页。'],
}

function page(status: number, requestId: string): string {
  const [title, text] = WORDS[status] ?? WORDS[500] ?? ['', '']
  const style =
    'body{max-width:32rem;margin:20vh auto;padding:0 1.5rem;font:1rem/1.8 system-ui,sans-serif;color:#1d2b24;background:#fbfaf6}a{color:#1f6148}small{color:#5f6b64}'
  return `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title><style>${style}</style></head><body><h1>${title}</h1><p>${text}</p><p><a href="/">返回首页</a></p><p><small>编号 ${requestId}</small></p></body></html>`
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
  const body = Buffer.from(page(status, requestId))
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
  const body = page(status, requestId)
  const headers = Object.entries({
    ...headersFor(status, requestId, Buffer.byteLength(body)),
    connection: 'close',
  })
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines}\r\n${body}`)
}
