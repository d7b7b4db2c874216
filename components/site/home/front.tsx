import type { Card } from '@/lib/articles/card'
import { siteDate, siteLongDate, siteLunarDate } from '@/lib/time'
import { SitePicture } from '../picture'
import { PublishedOn } from '../published-on'
import { TitleText } from '../title-text'

/** The day of this edition, as a newspaper's head names it. */
export function EditionLine({ now }: { now: Date }) {
  return (
    <p className="edition-line">
      <time dateTime={siteDate(now)}>{siteLongDate(now)}</time>
      <span>{siteLunarDate(now)}</span>
    </p>
  )
}

function Facts({ card: { column, people, publishedAt } }: { card: Card }) {
  return (
    <p className="meta">
      <a href={`/columns/${column.slug}`}>{column.name}</a>
      {people.length > 0 && <span>{people.join('、')}</span>}
      <PublishedOn at={publishedAt} />
    </p>
  )
}

/** 头条: the piece the home page opens with. */
export function LeadStory({ card }: { card: Card }) {
  const { id, title, summary, cover } = card
  return (
    <article className="lead-story">
      {cover && (
        <a href={`/articles/${id}`} tabIndex={-1} aria-hidden="true" className="lead-picture">
          <SitePicture picture={cover} sizes="(min-width: 1024px) 705px, calc(100vw - 2rem)" first />
        </a>
      )}
      <h2>
        <a href={`/articles/${id}`}>
          <TitleText title={title} />
        </a>
      </h2>
      {summary && <p className="lead-text">{summary}</p>}
      <Facts card={card} />
    </article>
  )
}

/** 要闻: what stands beside the lead, with smaller pictures. */
export function SecondStories({ cards }: { cards: Card[] }) {
  if (cards.length === 0) return null
  return (
    <section aria-labelledby="seconds" className="seconds">
      <h2 id="seconds" className="sr-only">
        要闻
      </h2>
      {cards.map((card) => (
        <article key={card.id}>
          {card.cover && (
            <a href={`/articles/${card.id}`} tabIndex={-1} aria-hidden="true" className="second-picture">
              <SitePicture picture={card.cover} sizes="(min-width: 640px) 240px, 166px" most={480} blur />
            </a>
          )}
          <div className="min-w-0">
            <h3>
              <a href={`/articles/${card.id}`}>
                <TitleText title={card.title} />
              </a>
            </h3>
            {card.summary && <p className="story-text">{card.summary}</p>}
            <Facts card={card} />
          </div>
        </article>
      ))}
    </section>
  )
}
