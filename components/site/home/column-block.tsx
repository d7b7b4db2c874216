import type { Card } from '@/lib/articles/card'
import type { SiteColumn } from '@/lib/settings/frame'
import { SitePicture } from '../picture'
import { TitleList } from '../story-list'
import { TitleText } from '../title-text'

type Props = { column: SiteColumn; subcolumns: SiteColumn[]; cards: Card[] }

/** A column on the home page: its newest piece with picture and a few lines, the next as titles. */
export function ColumnBlock({ column, subcolumns, cards }: Props) {
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
          {subcolumns.map(({ id, name, slug }) => (
            <li key={id}>
              <a href={`/columns/${slug}`}>{name}</a>
            </li>
          ))}
        </ul>
      </div>
      <article className="column-first">
        {first.cover && (
          <a href={`/articles/${first.id}`} tabIndex={-1} aria-hidden="true" className="column-picture">
            <SitePicture picture={first.cover} sizes="(min-width: 640px) 180px, 166px" most={480} />
          </a>
        )}
        <div className="min-w-0">
          <h3>
            <a href={`/articles/${first.id}`}>
              <TitleText title={first.title} />
            </a>
          </h3>
          {first.summary && <p className="story-text">{first.summary}</p>}
        </div>
      </article>
      <TitleList cards={others} />
    </section>
  )
}
