/** The names of what readers' pages depend on: singular with a key for one thing, plural for “any of them”. */
export const tags = {
  /** Every list of articles that is not narrowed further: home, archive, site feed, sitemap. */
  articles: 'articles',
  /** What is pinned to the head of the home page. */
  lead: 'lead',
  article: (id: number) => `article:${id}`,
  column: (id: number) => `column:${id}`,
  /** The column tree as navigation shows it. */
  columns: 'columns',
  tag: (id: number) => `tag:${id}`,
  /** The list of all tags. */
  tags: 'tags',
  author: (id: number) => `author:${id}`,
  authors: 'authors',
  source: (id: number) => `source:${id}`,
  sources: 'sources',
  topic: (id: number) => `topic:${id}`,
  topics: 'topics',
  /** The list of public pages that the footer shows, and each of them. */
  pages: 'pages',
  /** Where addresses have moved to, and that they have not. */
  redirects: 'redirects',
  settings: 'settings',
  /** The order of what is read most. */
  mostRead: 'most-read',
  /** What is asked for by a slug that may not exist yet, or exist no longer. */
  slug: (kind: 'column' | 'tag' | 'author' | 'source' | 'topic' | 'page', slug: string) =>
    `${kind}-slug:${encodeURIComponent(slug)}`,
} as const

/** What decides on which public pages a published article stands. */
export type ArticleFacts = {
  id: number
  /** The column and every column above it. */
  columnIds: number[]
  tagIds: number[]
  authorIds: number[]
  sourceId: number | null
}

/** The tags of every page the article stands on before or after a change (null = not public on that side). */
export function articleTags(before: ArticleFacts | null, after: ArticleFacts | null): string[] {
  const touched = [before, after].filter((facts) => facts !== null)
  if (touched.length === 0) return []
  const all = touched.flatMap((facts) => [
    tags.article(facts.id),
    ...facts.columnIds.map(tags.column),
    ...facts.tagIds.map(tags.tag),
    ...facts.authorIds.map(tags.author),
    ...(facts.sourceId === null ? [] : [tags.source(facts.sourceId)]),
  ])
  return [...new Set([tags.articles, ...all])]
}
