import { siteUrl } from '@/lib/env'
import type { SiteColumn } from '@/lib/settings/frame'
import { siteIso } from '@/lib/time'
import { pictureUrl } from './card'
import type { PublicArticle } from './public-article'

/** A trail of pages as schema.org's BreadcrumbList; the last one is the page itself. */
export function breadcrumbData(trail: { name: string; path: string }[]): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: trail.map(({ name, path }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: siteUrl(path),
    })),
  }
}

/** A piece as schema.org describes it: commentary of one's own is an OpinionNewsArticle. */
export function articleData(
  article: PublicArticle,
  column: SiteColumn | undefined,
  siteName: string,
): object {
  const url = siteUrl(`/articles/${article.id}`)
  const reprint = article.origin === 'REPRINT'
  return {
    '@context': 'https://schema.org',
    '@type': reprint ? 'NewsArticle' : 'OpinionNewsArticle',
    '@id': url,
    mainEntityOfPage: url,
    headline: article.title,
    ...(article.summary ? { description: article.summary } : {}),
    ...(article.cover ? { image: [siteUrl(pictureUrl(article.cover.picture, 1200))] } : {}),
    datePublished: siteIso(article.publishedAt),
    dateModified: siteIso(article.updatedAt),
    inLanguage: 'zh-CN',
    wordCount: article.wordCount,
    ...(column ? { articleSection: column.name } : {}),
    ...(article.tags.length > 0 ? { keywords: article.tags.map(({ name }) => name) } : {}),
    ...(article.bylines.length > 0 ? { author: article.bylines.map(person) } : {}),
    ...(article.source ? { sourceOrganization: { '@type': 'Organization', name: article.source.name } } : {}),
    ...(reprint && /^https?:/.test(article.sourceUrl) ? { isBasedOn: article.sourceUrl } : {}),
    publisher: { '@type': 'NewsMediaOrganization', name: siteName, url: siteUrl('/') },
  }
}

function person({ name, slug, affiliation }: PublicArticle['bylines'][number]): object {
  return {
    '@type': 'Person',
    name,
    url: siteUrl(`/authors/${slug}`),
    ...(affiliation ? { jobTitle: affiliation } : {}),
  }
}
