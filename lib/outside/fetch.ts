import { type IncomingMessage, request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import { explainFailure, guardedLookup, NoAnswer, refusePrivateNumber } from './guarded-lookup'

export type OutsideAnswer = { status: number; type: string; url: string; body: Buffer }

type Wanted = {
  method?: 'GET' | 'HEAD'
  /** What may come back, in bytes; more is refused, and 0 reads nothing. */
  most: number
  /** For all of it, redirects included. */
  timeout?: number
  accept?: string
  /** An origin that may be asked wherever it is; for tests, whose servers are on this machine. */
  trusted?: string
}

const TIMEOUT = 10_000
const REDIRECTS = 5
const MOVED = new Set([301, 302, 303, 307, 308])
/** Other ports belong to services that are not for readers. */
const PORTS = new Set(['', '80', '443'])

function targetOf(address: string, trusted: string | undefined): URL {
  const target = URL.parse(address)
  if (!target || !/^https?:$/.test(target.protocol)) throw new NoAnswer('不是 http:// 或 https:// 开头的网址')
  if (target.username !== '' || target.password !== '') throw new NoAnswer('网址里不能有用户名和密码')
  if (target.origin === trusted) return target
  if (!PORTS.has(target.port)) throw new NoAnswer(`网址的端口 ${target.port} 不能访问`)
  refusePrivateNumber(target)
  return target
}

function ask(target: URL, wanted: Wanted, signal: AbortSignal) {
  const send = target.protocol === 'https:' ? secureRequest : plainRequest
  return new Promise<IncomingMessage>((resolve, reject) => {
    const request = send(target, {
      method: wanted.method ?? 'GET',
      agent: false,
      headers: { accept: wanted.accept ?? '*/*', 'user-agent': 'Mozilla/5.0 (compatible; Qingyan)' },
      signal,
      ...(target.origin === wanted.trusted ? {} : { lookup: guardedLookup }),
    })
    request.once('response', resolve).once('error', reject).end()
  })
}

async function read(response: IncomingMessage, most: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let length = 0
  if (most === 0) response.destroy()
  else
    for await (const part of response as AsyncIterable<Buffer>) {
      length += part.length
      if (length > most) throw new NoAnswer('对方的内容过大')
      parts.push(part)
    }
  return Buffer.concat(parts)
}

/**
 * Asks another server for something whose address somebody typed or pasted. Only addresses of the public internet are
 * connected to, redirects are checked like the first address, and time and size end. Throws NoAnswer with the reason.
 */
export async function fetchOutside(address: string, wanted: Wanted): Promise<OutsideAnswer> {
  const { timeout = TIMEOUT, trusted, most } = wanted
  const signal = AbortSignal.timeout(timeout)
  try {
    let target = targetOf(address, trusted)
    for (let hop = 0; hop <= REDIRECTS; hop++) {
      const response = await ask(target, wanted, signal)
      const { statusCode: status = 0, headers } = response
      if (!MOVED.has(status) || !headers.location)
        return {
          status,
          type: headers['content-type'] ?? '',
          url: target.href,
          body: await read(response, most),
        }
      response.destroy()
      target = targetOf(URL.parse(headers.location, target)?.href ?? '', trusted)
    }
    throw new NoAnswer('对方一再转到别的网址')
  } catch (error) {
    throw explainFailure(error)
  }
}
