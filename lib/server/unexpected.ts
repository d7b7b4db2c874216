import { randomUUID } from 'node:crypto'
import { AppError } from '@/lib/errors'
import { log } from './log'

/** Logs a failure nobody foresaw, once and with its cause, and returns the number to show for it. */
export function reportUnexpected(
  error: unknown,
  where: string,
  requestId = randomUUID().slice(0, 8),
): string {
  log.error({ err: error, where, requestId }, 'unexpected failure')
  return requestId
}

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  '57P01',
  '57P03',
])

type Failure = { code?: unknown; kind?: unknown; cause?: unknown; meta?: { driverAdapterError?: unknown } }

/** True when the database could not be reached, as Prisma and the driver report it by code. */
export function isDatabaseAway(error: unknown): boolean {
  let current = error
  while (typeof current === 'object' && current !== null) {
    const { code, kind, cause, meta } = current as Failure
    if (UNREACHABLE.has(String(code)) || kind === 'DatabaseNotReachable' || kind === 'ConnectionClosed')
      return true
    // The code of a raw query says nothing; what the driver said lies beneath.
    current = meta?.driverAdapterError ?? cause
  }
  return false
}

/** What a person is told: an AppError as it is, anything else as a sentence with a number. */
export function toAppError(error: unknown, where: string, requestId?: string): AppError {
  if (error instanceof AppError) return error
  const id = reportUnexpected(error, where, requestId)
  if (isDatabaseAway(error))
    return new AppError('UNAVAILABLE', `数据库暂时连接不上，请稍后重试（编号 ${id}）。`)
  return new UnexpectedError(id)
}

/** Something went wrong that is not the person's doing; answered with 500. */
export class UnexpectedError extends AppError {
  override name = 'UnexpectedError'
  constructor(requestId: string) {
    super('UNAVAILABLE', `系统出错了，您的操作没有完成。请重试；仍不成功请把编号 ${requestId} 告诉管理员。`)
  }
  override get status(): number {
    return 500
  }
}
