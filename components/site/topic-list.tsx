import type { TopicCard } from '@/lib/topics/public-topic'
import { topicPath } from '@/lib/topics/schema'
import { SitePicture } from './picture'
import { PublishedOn } from './published-on'

/** Topics as cards, the latest first. */
export function TopicList({ topics }: { topics: TopicCard[] }) {
  if (topics.length === 0) return <p className="py-10 text-muted">还没有专题。</p>
  return (
    <ul className="topic-list">
      {topics.map(({ id, slug, title, summary, publishedAt, cover }, index) => (
        <li key={id}>
          {cover && (
            <a href={topicPath(slug)} className="topic-cover" tabIndex={-1} aria-hidden="true">
              <SitePicture picture={cover} sizes="(min-width: 768px) 544px, 92vw" first={index === 0} blur />
            </a>
          )}
          <h2>
            <a href={topicPath(slug)}>{title}</a>
          </h2>
          {summary && <p className="story-text">{summary}</p>}
          <p className="meta">
            <PublishedOn at={publishedAt} />
          </p>
        </li>
      ))}
    </ul>
  )
}
