import { getArticle } from '@/lib/articles/queries'
import type { Actor } from '@/lib/auth/permissions'
import { AppError, isAppError } from '@/lib/errors'

/** A CONFLICT about a piece, with the version that it has now. */
export class Outdated extends AppError {
  constructor(
    { message, fields }: AppError,
    readonly currentVersion: number,
  ) {
    super('CONFLICT', message, fields)
  }
}

/** Runs something on a piece; a CONFLICT says which version there is now, to who may see the piece. */
export async function orCurrent<T>(actor: Actor, id: number, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    const now = isAppError(error, 'CONFLICT') ? await getArticle(actor, id) : null
    if (!now || !isAppError(error)) throw error
    throw new Outdated(error, now.version)
  }
}
