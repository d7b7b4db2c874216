import { type ClientRequest, type IncomingMessage, request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import { explainFailure, guardedLookup, refusePrivateNumber } from '@/lib/outside/guarded-lookup'

export type Reply = { status: number; body: string }

type Message = {
  url: string
  type: string
  body: string
  headers?: Record<string, string>
  /** Only addresses of the public internet: somebody typed this one in. */
  guarded: boolean
  timeout?: number
}

const TIMEOUT = 10_000
const LONGEST_REPLY = 16 * 1024

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
export async function post({
  url,
  type,
  body,
  headers,
  guarded,
  timeout = TIMEOUT,
}: Message): Promise<Reply> {
  const target = new URL(url)
  if (guarded) refusePrivateNumber(target)
  const send = target.protocol === 'https:' ? secureRequest : plainRequest
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const request: ClientRequest = send(target, {
        method: 'POST',
        agent: false,
        headers: {
          ...headers,
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
    throw explainFailure(error)
  }
}
