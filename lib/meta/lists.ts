import type { Metadata } from 'next'
import type { Card } from '@/lib/articles/card'
import { cardLink, columnCard } from '@/lib/cards/card'
import { feedLinks } from '@/lib/feeds/feed'
import type { SiteColumn, SiteFrame } from '@/lib/settings/frame'
import { columnDescription, columnMeta } from './meta-tags'
import { listPage, pageMetadata } from './page-metadata'
import { baiduTimes, collectionData, type Data, type profileData, siteData } from './structured-data'

/** A list is as new as the newest piece on it. */
function listTimes(
  page: { title: string; description: string; path: string },
  cards: Pick<Card, 'publishedAt'>[],
): Data[] {
  if (cards.length === 0) return []
  const newest = new Date(Math.max(...cards.map(({ publishedAt }) => publishedAt.getTime())))
  return [baiduTimes({ ...page, images: [], published: newest, updated: newest })]
}

/** The head of the home page. */
export function homeMetadata(frame: SiteFrame): Metadata {
  const { siteName, slogan, description } = frame.settings
  const title = slogan ? `${siteName} · ${slogan}` : siteName
  return { ...pageMetadata(frame, { title, description, path: '/' }), title: { absolute: title } }
}

/** The home page's site, newsroom, and time of the newest piece. */
export function homeData(frame: SiteFrame, newest: Card[]): Data[] {
  const { siteName, description } = frame.settings
  return [...siteData(frame), ...listTimes({ title: siteName, description, path: '/' }, newest)]
}

type ColumnFacts = { column: SiteColumn; path: SiteColumn[]; before: string | null }

/** The head of a column's page. */
export function columnMetadata(frame: SiteFrame, { column, path, before }: ColumnFacts): Metadata {
  return pageMetadata(frame, {
    ...listPage(`/columns/${column.slug}`, before),
    title: column.name,
    description: columnDescription(frame, column),
    feeds: feedLinks(`/columns/${column.slug}`, column.name),
    card: cardLink(`column-${column.id}`, columnCard(frame.settings, column)),
    other: columnMeta(frame, path),
  })
}

/** A column's pieces, and the time of the newest. */
export function columnData(frame: SiteFrame, facts: ColumnFacts & { cards: Card[] }): Data[] {
  const { column, before, cards } = facts
  const { path } = listPage(`/columns/${column.slug}`, before)
  const page = { title: column.name, description: columnDescription(frame, column), path }
  return [collectionData({ ...page, cards }), ...listTimes(page, cards)]
}

type TagFacts = {
  tag: { name: string; slug: string; description: string; aliases: string[] }
  before: string | null
}
const tagDescription = ({ name, description }: TagFacts['tag']) =>
  description || `与“${name}”有关的全部文章。`

/** The head of a tag's page. */
export function tagMetadata(frame: SiteFrame, { tag, before }: TagFacts): Metadata {
  return pageMetadata(frame, {
    ...listPage(`/tags/${tag.slug}`, before),
    title: `${tag.name} · 标签`,
    feeds: feedLinks(`/tags/${tag.slug}`, tag.name),
    description: tagDescription(tag),
    keywords: [tag.name, ...tag.aliases],
  })
}

/** A tag's pieces, and what they are about. */
export function tagData({ tag, before, cards }: TagFacts & { cards: Card[] }): Data {
  const { name, aliases } = tag
  const about = { '@type': 'Thing', name, ...(aliases.length > 0 ? { alternateName: aliases } : {}) }
  const { path } = listPage(`/tags/${tag.slug}`, before)
  return collectionData({ title: name, description: tagDescription(tag), path, cards, about })
}

type AuthorFacts = {
  author: Parameters<typeof profileData>[0]
  before: string | null
}

/** The head of an author's page. */
export function authorMetadata(frame: SiteFrame, { author, before }: AuthorFacts): Metadata {
  return pageMetadata(frame, {
    ...listPage(`/authors/${author.slug}`, before),
    title: `${author.name} · 作者`,
    feeds: feedLinks(`/authors/${author.slug}`, author.name),
    description: author.bio || `${author.name}的全部文章。`,
  })
}

type SourceFacts = {
  source: { name: string; slug: string; homepage: string | null }
  before: string | null
}

/** The head of a source's page. */
export function sourceMetadata(frame: SiteFrame, { source, before }: SourceFacts): Metadata {
  return pageMetadata(frame, {
    ...listPage(`/sources/${source.slug}`, before),
    title: `${source.name} · 稿源`,
    description: `来自${source.name}的全部文章。`,
  })
}

/** What was taken from a source, and who that is. */
export function sourceData({ source, before, cards }: SourceFacts & { cards: Card[] }): Data {
  const { name, homepage } = source
  const about = { '@type': 'Organization', name, ...(homepage ? { url: homepage } : {}) }
  const { path } = listPage(`/sources/${source.slug}`, before)
  return collectionData({ title: name, description: `来自${name}的全部文章。`, path, cards, about })
}

const CORRECTIONS = {
  title: '更正',
  description: '文章发表之后改动过的内容：改了什么、为什么改。',
}

/** The head of the list of corrections. */
export function correctionsMetadata(frame: SiteFrame, before: string | null): Metadata {
  return pageMetadata(frame, { ...listPage('/corrections', before), ...CORRECTIONS })
}

/** The pieces that were corrected, once each. */
export function correctionsData(before: string | null, rows: { articleId: number; title: string }[]): Data {
  const { path } = listPage('/corrections', before)
  const cards = [
    ...new Map(rows.map(({ articleId, title }) => [articleId, { id: articleId, title }])).values(),
  ]
  return collectionData({ ...CORRECTIONS, path, cards })
}

/** The head of the search page: what it found is for its reader, the empty form may be found. */
export function searchMetadata(frame: SiteFrame, q: string | null): Metadata {
  const { siteName } = frame.settings
  return pageMetadata(frame, {
    title: q === null ? '搜索' : `搜索：${q}`,
    description: `在${siteName}的标题、标签、作者和正文里查找。`,
    path: q === null ? '/search' : `/search?${new URLSearchParams({ q })}`,
    unlisted: q !== null,
  })
}
