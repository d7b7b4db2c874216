import type { ReactNode } from 'react'
import type { Card } from '@/lib/articles/card'
import { SitePicture } from './picture'
import { PublishedOn } from './published-on'
import { TitleText } from './title-text'

type Props = {
  card: Card
  heading?: 'h2' | 'h3'
  /** Title and text of a search hit, with its words marked. */
  title?: ReactNode
  text?: ReactNode
}

/** A piece in a list: title, a few lines, where and when, and its picture if it has one. */
export function Story({ card, heading: Heading = 'h2', title, text }: Props) {
  const { id, summary, publishedAt, column, people, cover } = card
  return (
    <article className="story">
      <div className="min-w-0 flex-1">
        <Heading className="story-title">
          <a href={`/articles/${id}`}>{title ?? <TitleText title={card.title} />}</a>
        </Heading>
        {text ?? (summary && <p className="story-text">{summary}</p>)}
        <p className="meta">
          <a href={`/columns/${column.slug}`}>{column.name}</a>
          {people.length > 0 && <span>{people.join('、')}</span>}
          <PublishedOn at={publishedAt} />
        </p>
      </div>
      {cover && (
        <a href={`/articles/${id}`} className="story-picture" tabIndex={-1} aria-hidden="true">
          <SitePicture picture={cover} sizes="(min-width: 640px) 176px, 112px" most={352} />
        </a>
      )}
    </article>
  )
}

/** A list of pieces with a word for when it is empty. */
export function StoryList({ cards, empty = '这里还没有文章。' }: { cards: Card[]; empty?: string }) {
  if (cards.length === 0) return <p className="py-10 text-muted">{empty}</p>
  return (
    <ul className="story-list">
      {cards.map((card) => (
        <li key={card.id}>
          <Story card={card} />
        </li>
      ))}
    </ul>
  )
}

/** Titles with their days, a line each. */
export function TitleList({ cards }: { cards: Card[] }) {
  return (
    <ul className="title-list">
      {cards.map(({ id, title, publishedAt }) => (
        <li key={id}>
          <a href={`/articles/${id}`}>{title}</a>
          <PublishedOn at={publishedAt} className="date" />
        </li>
      ))}
    </ul>
  )
}
