import { env, siteUrl } from '@/lib/env'
import { escapeXml } from '@/lib/feeds/xml'
import type { SiteSettings } from '@/lib/settings/schema'
import { CONTACT, pagePath } from '@/lib/static-pages/path'

const PAPER = '#fbfaf6'

/** What a phone needs to put the site on its home screen. */
export function webManifest({ siteName, description }: SiteSettings): object {
  const png = (name: string, size: number, purpose: string) => ({
    src: `/${name}.png`,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  })
  return {
    id: '/',
    name: siteName,
    short_name: [...siteName].slice(0, 6).join(''),
    description,
    lang: 'zh-CN',
    dir: 'ltr',
    start_url: '/',
    scope: '/',
    display: 'minimal-ui',
    background_color: PAPER,
    theme_color: PAPER,
    categories: ['news'],
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
      png('icon-192', 192, 'any'),
      png('icon-512', 512, 'any'),
      png('icon-maskable-512', 512, 'maskable'),
    ],
  }
}

/** The site's search, as browsers add it to theirs. Names may be 16 characters long, descriptions 1,024. */
export function openSearch({ siteName }: SiteSettings): string {
  const name = escapeXml([...siteName].slice(0, 16).join(''))
  return `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>${name}</ShortName>
<Description>${escapeXml(`搜索${siteName}的全部文章`)}</Description>
<InputEncoding>UTF-8</InputEncoding>
<OutputEncoding>UTF-8</OutputEncoding>
<Language>zh-CN</Language>
<Image width="32" height="32" type="image/x-icon">${siteUrl('/favicon.ico')}</Image>
<Image width="192" height="192" type="image/png">${siteUrl('/icon-192.png')}</Image>
<Url type="text/html" method="get" template="${siteUrl('/search')}?q={searchTerms}"/>
<Url type="application/opensearchdescription+xml" rel="self" template="${siteUrl('/opensearch.xml')}"/>
</OpenSearchDescription>
`
}

const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/
const ADDRESS = /https:\/\/[^\s，。；、）)]+/
const DAY = 86_400_000
/** Less than a year, as RFC 9116 asks. */
const VALID_FOR = 364

/** The first e-mail or web address in what the desk has written as contact; null when it names neither. */
export function securityContact(contact: string): string | null {
  const email = EMAIL.exec(contact)?.[0]
  return email ? `mailto:${email}` : (ADDRESS.exec(contact)?.[0] ?? null)
}

/** Whom the settings name for a weakness; null while they name nobody. */
export function namedContact({ contact, reportEmail }: SiteSettings): string | null {
  return securityContact(contact) ?? securityContact(reportEmail)
}

/** The address of the page on which the desk tells how to reach it; null where it may not stand for a contact. */
export function contactPage(): string | null {
  const url = siteUrl(pagePath(CONTACT))
  return url.startsWith('https:') ? url : null
}

/** Whom to tell of a weakness (RFC 9116). */
export function securityTxt(to: string, now: Date): string {
  const today = Math.floor(now.getTime() / DAY) * DAY
  const expires = new Date(today + VALID_FOR * DAY).toISOString().replace('.000Z', 'Z')
  return [
    `Contact: ${to}`,
    `Expires: ${expires}`,
    'Preferred-Languages: zh, en',
    `Canonical: ${siteUrl('/.well-known/security.txt')}`,
    '',
  ].join('\n')
}

/** What crawlers leave alone: the desk, the APIs, and in both editions the answers of the search and previews. */
const CLOSED = [
  ...['/admin', '/api/', '/sign-in', '/search?', '/preview/'],
  ...['/zh-Hant/search?', '/zh-Hant/preview/'],
]

/** The rules for crawlers, the same for all of them, and where the sitemaps are. */
export function robotsTxt(sitemaps: string[]): string {
  return [
    'User-agent: *',
    ...CLOSED.map((path) => `Disallow: ${path}`),
    '',
    ...sitemaps.map((path) => `Sitemap: ${env.SITE_URL}${path}`),
    '',
  ].join('\n')
}
