import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumb } from '@/components/site/breadcrumb'
import { SitePicture } from '@/components/site/picture'
import { PublishedOn } from '@/components/site/published-on'
import { SitePage } from '@/components/site/site-page'
import { StructuredData } from '@/components/site/structured-data'
import { TopicSections } from '@/components/site/topic-sections'
import { MISSING } from '@/lib/meta/page-metadata'
import { topicData, topicMetadata } from '@/lib/meta/topic'
import { answerGone } from '@/lib/pages/render-context'
import { getSiteFrame } from '@/lib/settings/public'
import { getTopic, wasTopicPublished } from '@/lib/topics/public'
import type { PublicTopic } from '@/lib/topics/public-topic'
import { topicPath } from '@/lib/topics/schema'
import { answerElsewhere } from '../../elsewhere'

type Props = { params: Promise<{ slug: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params
  const topic = await getTopic(slug)
  return topic ? topicMetadata(await getSiteFrame(), topic) : MISSING
}

function TopicHead({ topic: { title, summary, cover, publishedAt } }: { topic: PublicTopic }) {
  return (
    <header className={cover ? 'topic-head' : 'topic-head topic-head-plain'}>
      {cover && (
        <div className="topic-cover">
          <SitePicture
            picture={cover}
            sizes="(min-width: 1152px) 640px, calc(100vw - 2rem)"
            alt={cover.alt}
            first
          />
        </div>
      )}
      <div>
        <p className="topic-kicker">专题</p>
        <h1>{title}</h1>
        {summary && <p className="topic-summary">{summary}</p>}
        <p className="meta">
          <PublishedOn at={publishedAt} />
        </p>
      </div>
    </header>
  )
}

export default async function TopicPage({ params }: Props) {
  const { slug } = await params
  const [frame, topic] = await Promise.all([getSiteFrame(), getTopic(slug)])
  if (!topic) {
    if (!(await wasTopicPublished(slug))) return answerElsewhere(topicPath(slug))
    answerGone()
    notFound()
  }
  const trail = [
    { name: '专题', path: '/topics' },
    { name: topic.title, path: topicPath(slug) },
  ]
  return (
    <SitePage frame={frame}>
      <Breadcrumb trail={trail} />
      <TopicHead topic={topic} />
      <TopicSections sections={topic.sections} />
      <StructuredData data={topicData(topic)} />
    </SitePage>
  )
}
