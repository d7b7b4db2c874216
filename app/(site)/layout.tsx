import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { siteMeta } from '@/lib/articles/page-metadata'
import { env } from '@/lib/env'
import { getSiteFrame } from '@/lib/settings/public'
import { readerScripts } from './reader-scripts'
import './site.css'

/** Nothing of a reader's page is frozen at build time; the page store in front keeps what is finished. */
export const dynamic = 'force-dynamic'

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf6' },
    { media: '(prefers-color-scheme: dark)', color: '#141a17' },
  ],
}

export async function generateMetadata(): Promise<Metadata> {
  const { settings } = await getSiteFrame()
  return {
    metadataBase: new URL(env.SITE_URL),
    title: { default: settings.siteName, template: `%s - ${settings.siteName}` },
    description: settings.description,
    other: siteMeta(settings),
    alternates: { types: { 'application/rss+xml': [{ url: '/feed.xml', title: settings.siteName }] } },
    icons: { icon: '/icon.svg' },
  }
}

export default function SiteLayout({ children }: { children: ReactNode }) {
  const { early, page } = readerScripts()
  return (
    <>
      {/* In the way on purpose: a remembered theme or type size must hold before the first paint. */}
      <script src={early} />
      {children}
      <script src={page} defer />
    </>
  )
}
