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
  '57P01',
  '57P02',
  '57P03',
])
/** It answers, and has no time: a statement or a wait for a lock was cut off, no connection was free, no transaction could begin. */
const BUSY = new Set([
  '57014',
  '55P03',
  '25P03',
  '53300',
  '53200',
  '40001',
  '40P01',
  'P2024',
  'P2028',
  'P2034',
])

type Failure = {
  code?: unknown
  originalCode?: unknown
  kind?: unknown
  cause?: unknown
  meta?: { driverAdapterError?: unknown }
}

/** Whether a failure, or what lies beneath it, is one of these. */
function isBeneath(error: unknown, fits: (failure: Failure) => boolean): boolean {
  let current = error
  while (typeof current === 'object' && current !== null) {
    if (fits(current as Failure)) return true
    // The code of a raw query says nothing; what the driver said lies beneath.
    const { cause, meta } = current as Failure
    current = meta?.driverAdapterError ?? cause
  }
  return false
}

/** True when the database could not be reached, as Prisma and the driver report it by code. */
export const isDatabaseAway = (error: unknown): boolean =>
  isBeneath(
    error,
    ({ code, kind }) =>
      UNREACHABLE.has(String(code)) || kind === 'DatabaseNotReachable' || kind === 'ConnectionClosed',
  )

/** True when the database answers and could not do this in time; trying again helps. */
export const isDatabaseBusy = (error: unknown): boolean =>
  isBeneath(error, ({ code, originalCode }) => BUSY.has(String(code)) || BUSY.has(String(originalCode)))

const FULL = new Set(['ENOSPC', 'EDQUOT', '53100'])

/** True when a disk is full, the database's or ours. What was being written is not there, and nothing else is harmed. */
export const isDiskFull = (error: unknown): boolean =>
  isBeneath(error, ({ code, originalCode }) => FULL.has(String(code)) || FULL.has(String(originalCode)))

/** What a person is told: an AppError as it is, anything else as a sentence with a number. */
export function toAppError(error: unknown, where: string, requestId?: string): AppError {
  if (error instanceof AppError) return error
  const id = reportUnexpected(error, where, requestId)
  if (isDatabaseAway(error))
    return new AppError('UNAVAILABLE', `数据库暂时连接不上，请稍后重试（编号 ${id}）。`)
  if (isDiskFull(error))
    return new AppError(
      'STORAGE_FULL',
      `服务器的磁盘满了，这次没有存下来，原有的内容没有受影响。请不要关闭窗口，并告诉管理员（编号 ${id}）。`,
    )
  if (isDatabaseBusy(error))
    return new AppError('UNAVAILABLE', `系统现在很忙，这次没有完成。请过几秒重试（编号 ${id}）。`)
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
