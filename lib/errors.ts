/** The closed list of ways a request can fail, with the HTTP status each one answers. */
export const ERROR_STATUS = {
  INVALID: 422,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  /** Only after saying once more who one is. */
  PROOF: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  TOO_LARGE: 413,
  TOO_MANY: 429,
  UNAVAILABLE: 503,
  STORAGE_FULL: 507,
} as const

export type ErrorCode = keyof typeof ERROR_STATUS

/** Messages by form field; the key '' holds what belongs to no single field. */
export type FieldErrors = Record<string, string[]>

/** A failure that the person at the screen can understand: the message is Chinese and says what to do. */
export class AppError extends Error {
  override name = 'AppError'
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly fields: FieldErrors = {},
    /** Seconds after which another try may succeed; sent as `Retry-After`. */
    readonly retryAfter: number | null = null,
  ) {
    super(message)
  }
  get status(): number {
    return ERROR_STATUS[this.code]
  }
}

/** True for an AppError of the given code (any code when none is named). */
export function isAppError(error: unknown, code?: ErrorCode): error is AppError {
  return error instanceof AppError && (code === undefined || error.code === code)
}

/** The refusal used whenever somebody else wrote first. */
export function staleVersion(): AppError {
  return new AppError('CONFLICT', '内容已被他人修改，请刷新后重试。您刚才的修改没有保存。')
}

/** Not there, or not yours: the answer is the same on purpose. */
export function notFound(what: string): AppError {
  return new AppError('NOT_FOUND', `没有找到${what}，可能已被删除。`)
}
