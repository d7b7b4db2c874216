import type { Card } from '@/lib/articles/card'
import { SitePicture } from './picture'

/** 热点图文. The caption carries the words, so the picture has none: a screen reader says each once. */
export function HotPictures({ cards, narrow = false }: { cards: Card[]; narrow?: boolean }) {
  if (cards.length === 0) return null
  return (
    <section aria-labelledby="hot-pictures" className="block">
      <h2 id="hot-pictures" className="section-title">
        热点图文
      </h2>
      <ul className={narrow ? 'pictures pictures-narrow' : 'pictures'}>
        {cards.map(({ id, title, cover }) => (
          <li key={id}>
            <a href={`/articles/${id}`}>
              <figure>
                {cover && <SitePicture picture={cover} sizes="(min-width: 640px) 270px, 46vw" most={540} />}
                <figcaption>{title}</figcaption>
              </figure>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
