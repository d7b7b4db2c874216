import { listArticles } from '@/lib/articles/queries'
import type { ArticleStatus } from '@/lib/articles/workflow'
import { type Actor, can } from '@/lib/auth/permissions'
import { listAuthors } from '@/lib/people/queries'
import { listTags } from '@/lib/taxonomy/queries'

/** What the desk's palette finds for some words. */
export type DeskFinds = {
  articles: { id: number; title: string; status: ArticleStatus; column: string | null }[]
  tags: { id: number; name: string }[]
  authors: { id: number; name: string }[]
}

const MOST_ARTICLES = 8
const MOST_NAMES = 4

/** Pieces, tags and people that fit, as far as the actor may see and open them. */
export async function findInDesk(actor: Actor, q: string): Promise<DeskFinds> {
  if (!can(actor, 'desk.enter') || q === '') return { articles: [], tags: [], authors: [] }
  const none = { rows: [] }
  const [articles, tags, authors] = await Promise.all([
    listArticles(actor, { q }, null),
    can(actor, 'taxonomy.manage') ? listTags(actor, { q }) : none,
    can(actor, 'people.manage') ? listAuthors(actor, { q }) : none,
  ])
  const named = ({ id, name }: { id: number; name: string }) => ({ id, name })
  return {
    articles: articles.rows
      .slice(0, MOST_ARTICLES)
      .map(({ id, title, status, column }) => ({ id, title, status, column: column?.name ?? null })),
    tags: tags.rows.slice(0, MOST_NAMES).map(named),
    authors: authors.rows.slice(0, MOST_NAMES).map(named),
  }
}
