import type { Metadata } from 'next'
import { excerpt } from '@/lib/content/text'
import type { SiteFrame } from '@/lib/settings/frame'
import type { StaticPage } from '@/lib/static-pages/page'
import { pagePath } from '@/lib/static-pages/path'
import { pageMetadata } from './page-metadata'

/** The head of a page written in the desk. */
export function staticPageMetadata(frame: SiteFrame, { slug, title, body }: StaticPage): Metadata {
  return pageMetadata(frame, { title, description: excerpt(body, 120) || title, path: pagePath(slug) })
}
