import { dayWords } from '@/lib/archive/calendar'
import type { Card } from '@/lib/articles/card'
import type { PublicSection, TopicEvent } from '@/lib/topics/public-topic'
import { SitePicture } from './picture'
import { PublishedOn } from './published-on'
import { TitleList } from './story-list'

/** Where a section begins, for the links above. */
export const sectionAnchor = (id: number) => `section-${id}`

function Picked({ cards }: { cards: Card[] }) {
  return (
    <ol className="topic-picked">
      {cards.map(({ id, title, summary, publishedAt, people, cover }) => (
        <li key={id}>
          {cover && (
            <a href={`/articles/${id}`} className="topic-cover" tabIndex={-1} aria-hidden="true">
              <SitePicture picture={cover} sizes="(min-width: 768px) 360px, 40vw" />
            </a>
          )}
          <div className="min-w-0">
            <h3>
              <a href={`/articles/${id}`}>{title}</a>
            </h3>
            {summary && <p className="story-text">{summary}</p>}
            <p className="meta">
              {people.length > 0 && <span>{people.join('、')}</span>}
              <PublishedOn at={publishedAt} />
            </p>
          </div>
        </li>
      ))}
    </ol>
  )
}

function Timeline({ events }: { events: TopicEvent[] }) {
  return (
    <ol className="timeline">
      {events.map(({ day, text, piece }) => (
        <li key={`${day}${text}`}>
          <time dateTime={day}>{dayWords(day)}</time>
          <div>
            <p>{text}</p>
            {piece && (
              <a href={`/articles/${piece.id}`} className="timeline-piece">
                {piece.title}
              </a>
            )}
          </div>
        </li>
      ))}
    </ol>
  )
}

function Content({ section }: { section: PublicSection }) {
  if (section.kind === 'TIMELINE') return <Timeline events={section.events} />
  if (section.kind === 'PICKED') return <Picked cards={section.cards} />
  return (
    <>
      <div className="topic-rule">
        <TitleList cards={section.cards} />
      </div>
      <p className="topic-more">
        <a href={section.more.path}>更多“{section.more.name}”的文章</a>
      </p>
    </>
  )
}

/** The parts of a topic, one below the other; with three or more of them, the way to each stands above. */
export function TopicSections({ sections }: { sections: PublicSection[] }) {
  return (
    <>
      {sections.length > 2 && (
        <nav aria-label="本专题的板块" className="topic-contents">
          <ul>
            {sections.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${sectionAnchor(id)}`}>{title}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {sections.map((section) => (
        <section key={section.id} aria-labelledby={sectionAnchor(section.id)} className="block">
          <h2 id={sectionAnchor(section.id)} className="section-title">
            {section.title}
          </h2>
          <Content section={section} />
        </section>
      ))}
    </>
  )
}
