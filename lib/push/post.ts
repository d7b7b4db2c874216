import { lookup } from 'node:dns'
import { type ClientRequest, type IncomingMessage, request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isPrivateAddress } from './private-address'

export type Reply = { status: number; body: string }

type Message = {
  url: string
  type: string
  body: string
  /** Only addresses of the public internet: somebody typed this one in. */
  guarded: boolean
  timeout?: number
}

/** Why nothing was answered, in words for the log of the desk. */
export class NoAnswer extends Error {
  override name = 'NoAnswer'
}

const TIMEOUT = 10_000
const LONGEST_REPLY = 16 * 1024
const REFUSED = '地址在内部网络，不能推送'

/** Looks a name up, and refuses it when any of its addresses is private: what was checked is what is connected to. */
const guardedLookup: LookupFunction = (hostname, options, callback) =>
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 0)
    const [first] = addresses
    if (!first || addresses.some(({ address }) => isPrivateAddress(address)))
      return callback(new NoAnswer(REFUSED), '', 0)
    if (options.all) callback(null, addresses)
    else callback(null, first.address, first.family)
  })

function explain(error: unknown): NoAnswer {
  if (error instanceof NoAnswer) return error
  const { name, code } = error as NodeJS.ErrnoException
  if (name === 'TimeoutError' || name === 'AbortError') return new NoAnswer('对方没有在规定时间内应答')
  return new NoAnswer(`连接不上对方（${code ?? name}）`)
}

async function readReply(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of response as AsyncIterable<Buffer>) {
    parts.push(part)
    length += part.length
    if (length > LONGEST_REPLY) break
  }
  return Buffer.concat(parts).subarray(0, LONGEST_REPLY).toString()
}

/** Sends a text to another server; redirects are not followed. Throws NoAnswer with the reason. */
export async function post({ url, type, body, guarded, timeout = TIMEOUT }: Message): Promise<Reply> {
  const target = new URL(url)
  const host = target.hostname.replace(/^\[|\]$/g, '')
  // A number is connected to without being looked up.
  if (guarded && isIP(host) !== 0 && isPrivateAddress(host)) throw new NoAnswer(REFUSED)
  const send = target.protocol === 'https:' ? secureRequest : plainRequest
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const request: ClientRequest = send(target, {
        method: 'POST',
        agent: false,
        headers: {
          'content-type': type,
          'content-length': Buffer.byteLength(body),
          'user-agent': 'Qingyan',
        },
        signal: AbortSignal.timeout(timeout),
        ...(guarded ? { lookup: guardedLookup } : {}),
      })
      request.once('response', resolve).once('error', reject).end(body)
    })
    return { status: response.statusCode ?? 0, body: await readReply(response) }
  } catch (error) {
    throw explain(error)
  }
}
