import type { ErrorCode, FieldErrors } from '@/lib/errors'

/** The kind of an answer that says what went wrong (RFC 9457). */
export const PROBLEM_TYPE = 'application/problem+json'

/** What each status is called. */
const TITLES: Record<number, string> = {
  400: '网址无法识别',
  401: '没有有效的令牌',
  403: '没有权限',
  404: '没有找到',
  405: '不支持这种请求',
  409: '冲突',
  411: '没有说明长度',
  413: '内容过大',
  422: '内容不合要求',
  429: '请求太频繁',
  500: '系统出错',
  503: '暂时不可用',
  507: '磁盘已满',
}

export type ProblemFacts = {
  status: number
  code: ErrorCode
  detail: string
  requestId: string
  fields?: FieldErrors
  /** Of a piece that somebody else has written: the version it has now. */
  currentVersion?: number
}

/** What a program is told that went wrong. */
export const problemBody = ({ status, fields = {}, ...rest }: ProblemFacts) => ({
  type: 'about:blank',
  title: TITLES[status] ?? '请求没有完成',
  status,
  ...rest,
  fields,
})
