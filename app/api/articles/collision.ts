import { draftFields } from '@/components/editor/draft-fields'
import type { Current } from '@/components/editor/draft-text'
import type { ArticleDetail } from '@/lib/articles/queries'
import type { Doc } from '@/lib/content/schema'
import { type AppError, isAppError } from '@/lib/errors'

/** What the desk has now, as a writer's browser needs it to bring two texts together. */
export function currentDraft(article: ArticleDetail): Current {
  const { id, version, saveId, updatedByName, updatedAt, body } = article
  return {
    id,
    version,
    saveId,
    byName: updatedByName,
    at: updatedAt.toISOString(),
    draft: { fields: draftFields(article), body: body as unknown as Doc },
  }
}

/** Runs a save; one that came too late is answered with 409 and the draft that there is now. */
export async function orCollision(
  save: () => Promise<Response>,
  look: () => Promise<ArticleDetail | null>,
): Promise<Response> {
  try {
    return await save()
  } catch (error) {
    const article = isAppError(error, 'CONFLICT') ? await look() : null
    if (!article) throw error
    const { code, message, fields, status } = error as AppError
    const headers = { 'Cache-Control': 'no-store' }
    return Response.json(
      { error: { code, message, fields }, current: currentDraft(article) },
      { status, headers },
    )
  }
}
