import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { env } from '@/lib/env'
import { siteFeeds } from '@/lib/meta/alternates'
import { siteMeta } from '@/lib/meta/meta-tags'
import { readerScripts } from '@/lib/pages/reader-scripts'
import { EARLY_SCRIPT } from '@/lib/pages/strip'
import { getSiteFrame, isSiteGrey } from '@/lib/settings/public'
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

const ICONS = {
  icon: [
    { url: '/favicon.ico', sizes: '32x32' },
    { url: '/icon.svg', type: 'image/svg+xml', sizes: 'any' },
  ],
  apple: [{ url: '/apple-touch-icon.png', sizes: '180x180' }],
}

export async function generateMetadata(): Promise<Metadata> {
  const { settings } = await getSiteFrame()
  return {
    metadataBase: new URL(env.SITE_URL),
    title: { default: settings.siteName, template: `%s - ${settings.siteName}` },
    description: settings.description,
    other: siteMeta(settings),
    alternates: { types: siteFeeds(settings.siteName) },
    icons: ICONS,
    manifest: '/manifest.webmanifest',
  }
}

export default async function SiteLayout({ children }: { children: ReactNode }) {
  const { early, page } = readerScripts()
  const isGrey = await isSiteGrey(new Date())
  return (
    <>
      {/* A file of its own, so that a day of mourning reaches browsers of every age and costs no other day a byte. */}
      {isGrey && <link rel="stylesheet" href="/grey.css" precedence="grey" />}
      {/* Before the first paint a remembered theme or type size must hold; as a file it would cost a connection. */}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own bundle, whose hash the policy names */}
      <script id={EARLY_SCRIPT} data-page={page} dangerouslySetInnerHTML={{ __html: early }} />
      <link
        rel="search"
        type="application/opensearchdescription+xml"
        href="/opensearch.xml"
        title="站内搜索"
      />
      {children}
    </>
  )
}
