import type { HomeTopic } from '@/lib/topics/public-topic'
import { SitePicture } from '../picture'

/** 专题: a band across the page. */
export function TopicBand({ topics }: { topics: HomeTopic[] }) {
  if (topics.length === 0) return null
  return (
    <section aria-labelledby="topics" className="topic-band">
      <div className="section-row">
        <h2 id="topics" className="section-title">
          <a href="/topics">专题</a>
        </h2>
      </div>
      <ul data-count={topics.length}>
        {topics.map(({ slug, title, summary, cover, newest }) => (
          <li key={slug}>
            {cover && (
              <a href={`/topics/${slug}`} tabIndex={-1} aria-hidden="true" className="topic-picture">
                <SitePicture picture={cover} sizes="(min-width: 640px) 320px, calc(100vw - 4rem)" blur />
              </a>
            )}
            <div className="min-w-0">
              <h3>
                <a href={`/topics/${slug}`}>{title}</a>
              </h3>
              {summary && <p className="story-text">{summary}</p>}
              {newest.length > 0 && (
                <ul className="topic-newest">
                  {newest.map((one) => (
                    <li key={one.id}>
                      <a href={`/articles/${one.id}`}>{one.title}</a>
                    </li>
                  ))}
                </ul>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
