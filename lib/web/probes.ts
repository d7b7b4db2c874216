import type { ServerResponse } from 'node:http'
import { PROBLEM_TYPE, problemBody } from '@/lib/api/problem'
import type { ErrorCode } from '@/lib/errors'
import { PLAIN_HEADERS } from './security-headers'

/** Whether the process answers at all; and whether it should be sent requests. */
export const LIVE = '/api/live'
export const READY = '/api/ready'

const sendJson = (res: ServerResponse, status: number, body: object, headOnly: boolean, more = {}) => {
  const text = JSON.stringify(body)
  const headers = {
    ...PLAIN_HEADERS,
    'content-type': 'application/json',
    'cache-control': 'no-store',
    ...more,
  }
  res.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(text) })
  res.end(headOnly ? undefined : text)
}

export type State = { stopping: boolean; databaseConnected: boolean }

/**
 * Answers a probe, with neither Next nor the database. A database that is away does not make a process unready: no
 * other would do better, and this one still serves what readers have visited.
 */
export function sendProbe(res: ServerResponse, path: string, state: State, headOnly: boolean): void {
  const { stopping, databaseConnected } = state
  const body = { ready: !stopping, database: databaseConnected ? 'connected' : 'away' }
  if (path === LIVE) sendJson(res, 200, { live: true }, headOnly)
  else sendJson(res, stopping ? 503 : 200, body, headOnly)
}

type Refusal = { status: number; code: ErrorCode; message: string; requestId: string }

/** A refusal as scripts of the desk read it, or as programs with a token do. */
function sendRefused(
  res: ServerResponse,
  { status, code, message, requestId }: Refusal,
  asProblem: boolean,
  more = {},
) {
  const headers = { ...more, 'x-request-id': requestId }
  if (!asProblem) return sendJson(res, status, { error: { code, message, fields: {} } }, false, headers)
  const problem = problemBody({ status, code, detail: message, requestId })
  sendJson(res, status, problem, false, { ...headers, 'content-type': PROBLEM_TYPE })
}

/** Tells a script that asked an API to come again soon: too many are asking. */
export function sendBusy(res: ServerResponse, requestId: string, asProblem: boolean): void {
  const message = `现在操作的人太多，请过几秒再试；刚才的操作没有执行（编号 ${requestId}）。`
  const refusal = { status: 503, code: 'UNAVAILABLE', message, requestId } as const
  sendRefused(res, refusal, asProblem, { 'retry-after': '5' })
}

const REFUSALS: Record<number, [code: ErrorCode, message: string]> = {
  400: ['INVALID', '网址无法识别，请检查后重试。'],
  403: ['FORBIDDEN', '请求来自其他网站，已被拒绝。'],
  411: ['INVALID', '请求没有说明长度，已被拒绝。'],
  413: ['TOO_LARGE', '内容过大，请分成几篇或减少图片表格。'],
}

/** Tells a script why its request was not even looked at. */
export function sendRefusal(
  res: ServerResponse,
  status: number,
  requestId: string,
  asProblem: boolean,
): void {
  const [code, message] = REFUSALS[status] ?? ['INVALID', '请求无法识别，请检查后重试。']
  sendRefused(res, { status, code, message, requestId }, asProblem)
}
