import type { TopicLink } from '@/lib/topics/public-topic'
import { topicPath } from '@/lib/topics/schema'

/** The topics that a piece belongs to, beside or below it. */
export function TopicBox({ topics }: { topics: TopicLink[] }) {
  if (topics.length === 0) return null
  return (
    <section aria-labelledby="topic-box" className="topic-box no-print">
      <h2 id="topic-box">所属专题</h2>
      <ul>
        {topics.map(({ id, slug, title, summary }) => (
          <li key={id}>
            <a href={topicPath(slug)}>{title}</a>
            {summary && <p>{summary}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}
