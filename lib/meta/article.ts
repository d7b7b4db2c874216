import type { Metadata } from 'next'
import { shownOriginalTitle } from '@/lib/articles/original-title'
import type { PublicArticle } from '@/lib/articles/public-article'
import { articleCard, type CardLink, cardLink } from '@/lib/cards/card'
import { excerpt } from '@/lib/content/text'
import type { ColumnGenre } from '@/lib/db/generated/enums'
import { siteUrl } from '@/lib/env'
import { pictureSrc } from '@/lib/media/schema'
import { pathTo, type SiteFrame } from '@/lib/settings/frame'
import { siteIso } from '@/lib/time'
import { alternates, siteFeeds } from './alternates'
import { articleMeta, columnMeta, siteMeta } from './meta-tags'
import { cardImage, LISTED, twitterCard } from './page-metadata'
import { baiduTimes, type Data, newsroomData } from './structured-data'

const DESCRIPTION = 120

/** What several of a piece's tags say alike. */
function factsOf(frame: SiteFrame, article: PublicArticle) {
  const path = `/articles/${article.id}`
  const columns = pathTo(frame.columns, article.columnId)
  const column = columns.at(-1)
  const people = article.bylines.map(({ name }) => name)
  const source = article.source?.name ?? null
  const drawn = articleCard(frame.settings, {
    ...{ title: article.title, publishedAt: article.publishedAt, people, source },
    column: column?.name ?? '',
    cover: article.cover?.picture ?? null,
  })
  const card: CardLink = cardLink(`article-${article.id}`, drawn)
  const description = article.summary || excerpt(article.body, DESCRIPTION) || article.title
  const keywords = [...article.tags.map(({ name }) => name), ...(column ? [column.name] : [])]
  return { path, columns, column, people, card, description, keywords: [...new Set(keywords)] }
}

/** The head of a piece's page. */
export function articleMetadata(frame: SiteFrame, article: PublicArticle): Metadata {
  const { settings } = frame
  const { title, publishedAt, updatedAt } = article
  const { path, columns, column, people, card, description, keywords } = factsOf(frame, article)
  const url = siteUrl(path)
  return {
    title,
    // The layout's would stand beside the piece's own, which is among the tags below.
    description: null,
    alternates: alternates(path, siteFeeds(settings.siteName)),
    robots: LISTED,
    openGraph: {
      type: 'article',
      title,
      description,
      url,
      siteName: settings.siteName,
      locale: 'zh_CN',
      images: [cardImage(card)],
      publishedTime: siteIso(publishedAt),
      modifiedTime: siteIso(updatedAt),
      ...(column ? { section: column.name } : {}),
      ...(people.length > 0
        ? { authors: article.bylines.map(({ slug }) => siteUrl(`/authors/${slug}`)) }
        : {}),
      ...(article.tags.length > 0 ? { tags: article.tags.map(({ name }) => name) } : {}),
    },
    twitter: twitterCard(title, description, card),
    other: {
      ...siteMeta(settings),
      ...columnMeta(frame, columns),
      ...articleMeta({
        ...{ title, publishedAt, description, keywords, url },
        source: article.source?.name ?? settings.siteName,
        authors: people,
        image: siteUrl(card.path),
      }),
    },
  }
}

function person({ name, slug, affiliation }: PublicArticle['bylines'][number]): Data {
  const url = siteUrl(`/authors/${slug}`)
  return {
    '@type': 'Person',
    '@id': `${url}#person`,
    name,
    url,
    // Unit and office in one line: a title may name where it is held, an organisation may not be called like it.
    ...(affiliation ? { jobTitle: affiliation } : {}),
  }
}

/** What a reprint is based on: its address, and its title where that was another. */
function basis(article: PublicArticle): Data {
  const { origin, sourceUrl } = article
  const url = origin === 'REPRINT' && /^https?:/.test(sourceUrl) ? sourceUrl : ''
  const name = shownOriginalTitle(article)
  if (name) return { isBasedOn: { '@type': 'CreativeWork', name, ...(url ? { url } : {}) } }
  return url ? { isBasedOn: url } : {}
}

/** What readers were told of changes, as schema.org describes it. */
function correctionData(url: string, { corrections }: PublicArticle): Data {
  if (corrections.length === 0) return {}
  const correction = corrections.map(({ number, at, what, why }) => ({
    '@type': 'CorrectionComment',
    '@id': `${url}#correction-${number}`,
    text: `${what}（原因：${why}）`,
    datePublished: siteIso(at),
  }))
  return { correction }
}

const organisation = (name: string): Data => ({ '@type': 'Organization', name })

/** 体裁 as schema.org calls it: where a piece comes from says nothing of it, its column does. */
const TYPES: Record<ColumnGenre, string> = { COMMENTARY: 'OpinionNewsArticle', NEWS: 'NewsArticle' }

/** A piece as schema.org describes it, by the genre of its column, and its times for Baidu. */
export function articleData(frame: SiteFrame, article: PublicArticle): Data[] {
  const { title, publishedAt, updatedAt, source, bylines, cover } = article
  const { path, column, card, description, keywords } = factsOf(frame, article)
  const url = siteUrl(path)
  const images = [...(cover ? [siteUrl(pictureSrc(cover.picture, 1200))] : []), siteUrl(card.path)]
  const piece = {
    '@context': 'https://schema.org',
    '@type': TYPES[column?.genre ?? 'COMMENTARY'],
    '@id': `${url}#article`,
    mainEntityOfPage: url,
    url,
    headline: title,
    ...(article.subTitle ? { alternativeHeadline: article.subTitle } : {}),
    description,
    image: images,
    datePublished: siteIso(publishedAt),
    dateModified: siteIso(updatedAt),
    inLanguage: 'zh-CN',
    isAccessibleForFree: true,
    wordCount: article.wordCount,
    ...(column ? { articleSection: column.name } : {}),
    keywords,
    author:
      bylines.length > 0 ? bylines.map(person) : [organisation(source?.name ?? frame.settings.siteName)],
    ...(article.editorName ? { editor: { '@type': 'Person', name: article.editorName } } : {}),
    ...(source ? { sourceOrganization: organisation(source.name) } : {}),
    ...basis(article),
    ...correctionData(url, article),
    publisher: newsroomData(frame),
  }
  const times = { title, description, path, images, published: publishedAt, updated: updatedAt }
  return [piece, baiduTimes(times)]
}
