import { cache } from 'react'
import type { Doc } from '@/lib/content/schema'
import { db } from '@/lib/db/client'
import { currentFiles } from '@/lib/media/public'
import { mediaKeys, withCurrentFiles } from '@/lib/media/stored-keys'
import { tag } from '@/lib/pages/render-context'
import { tags } from '@/lib/pages/tags'
import type { StaticPage } from './page'

/** A page written in the desk; null when there is none of that address or readers may not see it. */
export const getPage = cache(async (slug: string): Promise<StaticPage | null> => {
  tag(tags.slug('page', slug))
  const page = await db.staticPage.findUnique({
    where: { slug },
    select: { slug: true, title: true, body: true, updatedAt: true, isPublic: true },
  })
  if (!page?.isPublic) return null
  const { title, body, updatedAt } = page
  const current = await currentFiles(mediaKeys(body))
  return { slug, title, body: withCurrentFiles(body as unknown as Doc, current), updatedAt }
})
