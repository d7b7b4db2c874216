import type { Metadata } from 'next'
import type { Card } from '@/lib/articles/card'
import { type Edition, ofColumn } from '@/lib/articles/edition'
import { cardLink, columnCard } from '@/lib/cards/card'
import { feedLinks } from '@/lib/feeds/feed'
import { childrenOf, type SiteColumn, type SiteFrame } from '@/lib/settings/frame'
import { columnDescription, columnMeta } from './meta-tags'
import { listPage, listPath, pageMetadata } from './page-metadata'
import { baiduTimes, collectionData, type Data, listedData, profileData, siteData } from './structured-data'

type Page = { title: string; description: string; path: string }
type Times = Pick<Card, 'publishedAt' | 'updatedAt'>

/** The latest of some moments, of which there is at least one. */
export const latest = (moments: Date[]) => new Date(Math.max(...moments.map((at) => at.getTime())))

/** A list came out with the newest piece on it (the date it shows), and changed with whichever changed last. */
function listTimes({ title, description, path }: Page, cards: Times[]): Data[] {
  if (cards.length === 0) return []
  const published = latest(cards.map(({ publishedAt }) => publishedAt))
  const updated = latest([published, ...cards.map(({ updatedAt }) => updatedAt)])
  return [baiduTimes({ title, description, path, images: [], published, updated })]
}

/** A page's pieces with what they have in common, and their times; an empty list is nothing to tell of. */
export function listData(
  { title, description, path }: Page,
  cards: (Pick<Card, 'id' | 'title'> & Times)[],
  about?: Data,
): Data[] {
  if (cards.length === 0) return []
  const page = { title, description, path }
  return [collectionData({ ...page, items: cards, ...(about ? { about } : {}) }), ...listTimes(page, cards)]
}

/** The head of the home page. */
export function homeMetadata(frame: SiteFrame): Metadata {
  const { siteName, slogan, description } = frame.settings
  const title = slogan ? `${siteName} · ${slogan}` : siteName
  return { ...pageMetadata(frame, { title, description, path: '/' }), title: { absolute: title } }
}

/** The home page's site, newsroom, the pieces that open it, and the times of all that stand on it. */
export function homeData(frame: SiteFrame, edition: Edition): Data[] {
  const { columns, settings } = frame
  const { lead, seconds, latest: newest, pictures } = edition
  const opening = [...(lead ? [lead] : []), ...seconds, ...newest]
  const blocks = childrenOf(columns, null).flatMap(({ id }) => ofColumn(edition, columns, id))
  const page = { title: settings.siteName, description: settings.description, path: '/' }
  return [
    ...siteData(frame),
    ...(opening.length > 0 ? [listedData(opening)] : []),
    ...listTimes(page, [...opening, ...pictures, ...blocks]),
  ]
}

type ColumnFacts = { column: SiteColumn; path: SiteColumn[]; before: string | null }

/** The head of a column's page. */
export function columnMetadata(frame: SiteFrame, { column, path, before }: ColumnFacts): Metadata {
  return pageMetadata(frame, {
    ...listPage({ title: column.name, path: `/columns/${column.slug}` }, before),
    description: columnDescription(frame, column),
    feeds: feedLinks(`/columns/${column.slug}`, column.name),
    card: cardLink(`column-${column.id}`, columnCard(frame.settings, column)),
    other: columnMeta(frame, path),
  })
}

/** A column's pieces, and their times. */
export function columnData(frame: SiteFrame, facts: ColumnFacts & { cards: Card[] }): Data[] {
  const { column, before, cards } = facts
  const path = listPath(`/columns/${column.slug}`, before)
  return listData({ title: column.name, description: columnDescription(frame, column), path }, cards)
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
    ...listPage({ title: `${tag.name} · 标签`, path: `/tags/${tag.slug}` }, before),
    feeds: feedLinks(`/tags/${tag.slug}`, tag.name),
    description: tagDescription(tag),
    keywords: [tag.name, ...tag.aliases],
  })
}

/** A tag's pieces, and what they are about. */
export function tagData({ tag, before, cards }: TagFacts & { cards: Card[] }): Data[] {
  const { name, aliases } = tag
  const about = { '@type': 'Thing', name, ...(aliases.length > 0 ? { alternateName: aliases } : {}) }
  const path = listPath(`/tags/${tag.slug}`, before)
  return listData({ title: name, description: tagDescription(tag), path }, cards, about)
}

type AuthorFacts = {
  author: Parameters<typeof profileData>[0]
  before: string | null
}

const authorDescription = ({ name, bio }: AuthorFacts['author']) => bio || `${name}的全部文章。`

/** The head of an author's page. */
export function authorMetadata(frame: SiteFrame, { author, before }: AuthorFacts): Metadata {
  return pageMetadata(frame, {
    ...listPage({ title: `${author.name} · 作者`, path: `/authors/${author.slug}` }, before),
    feeds: feedLinks(`/authors/${author.slug}`, author.name),
    description: authorDescription(author),
  })
}

/** The person, the pieces, and their times. */
export function authorData({ author, before, cards }: AuthorFacts & { cards: Card[] }): Data[] {
  const path = listPath(`/authors/${author.slug}`, before)
  const page = { title: author.name, description: authorDescription(author), path }
  const pieces = cards.length > 0 ? [listedData(cards)] : []
  return [profileData(author), ...pieces, ...listTimes(page, cards)]
}

type SourceFacts = {
  source: { name: string; slug: string; homepage: string | null }
  before: string | null
}

/** The head of a source's page. */
export function sourceMetadata(frame: SiteFrame, { source, before }: SourceFacts): Metadata {
  return pageMetadata(frame, {
    ...listPage({ title: `${source.name} · 稿源`, path: `/sources/${source.slug}` }, before),
    description: `来自${source.name}的全部文章。`,
  })
}

/** What was taken from a source, and who that is. */
export function sourceData({ source, before, cards }: SourceFacts & { cards: Card[] }): Data[] {
  const { name, homepage } = source
  const about = { '@type': 'Organization', name, ...(homepage ? { url: homepage } : {}) }
  const path = listPath(`/sources/${source.slug}`, before)
  return listData({ title: name, description: `来自${name}的全部文章。`, path }, cards, about)
}

const CORRECTIONS = {
  title: '更正',
  description: '文章发表之后改动过的内容：改了什么、为什么改。',
}

/** The head of the list of corrections. */
export function correctionsMetadata(frame: SiteFrame, before: string | null): Metadata {
  return pageMetadata(frame, {
    ...CORRECTIONS,
    ...listPage({ title: CORRECTIONS.title, path: '/corrections' }, before),
  })
}

type Note = { articleId: number; title: string; at: Date }

/** The pieces that were corrected, once each, and the time of the last note. */
export function correctionsData(before: string | null, rows: Note[]): Data[] {
  if (rows.length === 0) return []
  const page = { ...CORRECTIONS, path: listPath('/corrections', before) }
  const items = [...new Map(rows.map(({ articleId: id, title }) => [id, { id, title }])).values()]
  const times = rows.map(({ at }) => ({ publishedAt: at, updatedAt: at }))
  return [collectionData({ ...page, items }), ...listTimes(page, times)]
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
