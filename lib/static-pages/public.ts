import { cache } from 'react'
import type { Doc } from '@/lib/content/schema'
import { db } from '@/lib/db/client'
import { currentFiles } from '@/lib/media/public'
import { mediaKeys, withCurrentFiles } from '@/lib/media/stored-keys'
import { tag } from '@/lib/pages/render-context'
import { tags } from '@/lib/pages/tags'
import type { StaticPage } from './page'

const findPage = cache((slug: string) => {
  tag(tags.slug('page', slug))
  return db.staticPage.findUnique({
    where: { slug },
    select: { id: true, title: true, body: true, updatedAt: true, isPublic: true },
  })
})

/** A page written in the desk; null when there is none of that address or readers may not see it. */
export const getPage = cache(async (slug: string): Promise<StaticPage | null> => {
  const page = await findPage(slug)
  if (!page?.isPublic) return null
  const { title, body, updatedAt } = page
  const current = await currentFiles(mediaKeys(body))
  return { slug, title, body: withCurrentFiles(body as unknown as Doc, current), updatedAt }
})

/** Whether readers may see a page at this address. */
export async function isPagePublic(slug: string): Promise<boolean> {
  return (await findPage(slug))?.isPublic === true
}

/** Whether readers once saw the page at this address, and it was taken back: the log says so. */
export async function wasPageWithdrawn(slug: string): Promise<boolean> {
  const page = await findPage(slug)
  if (!page || page.isPublic) return false
  const event = await db.auditEvent.findFirst({
    where: {
      ...{ subject: 'page', subjectId: String(page.id), action: 'page.withdraw' },
      data: { path: ['slug'], equals: slug },
    },
    select: { id: true },
  })
  return event !== null
}
