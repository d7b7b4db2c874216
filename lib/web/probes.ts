import type { ServerResponse } from 'node:http'
import type { ErrorCode } from '@/lib/errors'
import { PLAIN_HEADERS } from './security-headers'

/** Whether the process answers at all; and whether it should be sent requests. */
export const LIVE = '/api/live'
export const READY = '/api/ready'

const sendJson = (res: ServerResponse, status: number, body: object, headOnly: boolean, more = {}) => {
  const text = JSON.stringify(body)
  const headers = {
    ...PLAIN_HEADERS,
    ...more,
    'content-type': 'application/json',
    'cache-control': 'no-store',
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

/** Tells a script that asked an API to come again soon: too many are asking. */
export function sendBusy(res: ServerResponse, requestId: string): void {
  const message = `现在操作的人太多，请过几秒再试；刚才的操作没有执行（编号 ${requestId}）。`
  const error = { code: 'UNAVAILABLE', message, fields: {} }
  sendJson(res, 503, { error }, false, { 'retry-after': '5', 'x-request-id': requestId })
}

const REFUSALS: Record<number, [code: ErrorCode, message: string]> = {
  400: ['INVALID', '网址无法识别，请检查后重试。'],
  403: ['FORBIDDEN', '请求来自其他网站，已被拒绝。'],
  411: ['INVALID', '请求没有说明长度，已被拒绝。'],
  413: ['TOO_LARGE', '内容过大，请分成几篇或减少图片表格。'],
}

/** Tells a script why its request was not even looked at. */
export function sendRefusal(res: ServerResponse, status: number, requestId: string): void {
  const [code, message] = REFUSALS[status] ?? ['INVALID', '请求无法识别，请检查后重试。']
  sendJson(res, status, { error: { code, message, fields: {} } }, false, { 'x-request-id': requestId })
}
