import type { Card } from '@/lib/articles/card'
import type { SiteColumn } from '@/lib/settings/frame'
import { SitePicture } from './picture'
import { PublishedOn } from './published-on'
import { TitleList } from './story-list'

/** 头条: the piece the home page opens with. */
export function LeadStory({ card }: { card: Card }) {
  const { id, title, summary, publishedAt, column, people, cover } = card
  return (
    <article className="lead-story">
      {cover && (
        <a href={`/articles/${id}`} tabIndex={-1} aria-hidden="true" className="lead-picture">
          <SitePicture picture={cover} sizes="(min-width: 1024px) 720px, 100vw" first />
        </a>
      )}
      <h2>
        <a href={`/articles/${id}`}>{title}</a>
      </h2>
      {summary && <p className="lead-text">{summary}</p>}
      <p className="meta">
        <a href={`/columns/${column.slug}`}>{column.name}</a>
        {people.length > 0 && <span>{people.join('、')}</span>}
        <PublishedOn at={publishedAt} />
      </p>
    </article>
  )
}

type BlockProps = { column: SiteColumn; children: SiteColumn[]; cards: Card[] }

/** A column on the home page: its newest piece with a few lines, the next as titles. */
export function ColumnBlock({ column, children, cards }: BlockProps) {
  const [first, ...others] = cards
  if (!first) return null
  const heading = `column-${column.id}`
  return (
    <section aria-labelledby={heading} className="column-block">
      <div className="section-row">
        <h2 id={heading} className="section-title">
          <a href={`/columns/${column.slug}`}>{column.name}</a>
        </h2>
        <ul>
          {children.map(({ id, name, slug }) => (
            <li key={id}>
              <a href={`/columns/${slug}`}>{name}</a>
            </li>
          ))}
        </ul>
      </div>
      <article className="column-first">
        <h3>
          <a href={`/articles/${first.id}`}>{first.title}</a>
        </h3>
        {first.summary && <p className="story-text">{first.summary}</p>}
      </article>
      <TitleList cards={others} />
    </section>
  )
}
