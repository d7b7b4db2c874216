import type { Metadata } from 'next'
import { cardLink, topicCard } from '@/lib/cards/card'
import { siteUrl } from '@/lib/env'
import { feedLinks } from '@/lib/feeds/feed'
import type { SiteFrame } from '@/lib/settings/frame'
import type { PublicSection, PublicTopic, TopicCard, TopicPiece } from '@/lib/topics/public-topic'
import { latest } from './lists'
import { listPage, pageMetadata } from './page-metadata'
import { baiduTimes, collectionData, type Data } from './structured-data'

const describe = ({ title, summary }: TopicCard) => summary || `专题：${title}。`
const pathOf = ({ slug }: TopicCard) => `/topics/${slug}`

/** The head of the list of topics. */
export function topicsMetadata(frame: SiteFrame, before: string | null): Metadata {
  const description = `${frame.settings.siteName}的全部专题：一件事，从头到尾。`
  return pageMetadata(frame, { ...listPage({ title: '专题', path: '/topics' }, before), description })
}

/** The head of a topic's page. */
export function topicMetadata(frame: SiteFrame, topic: TopicCard): Metadata {
  return pageMetadata(frame, {
    title: `${topic.title} · 专题`,
    feeds: feedLinks(pathOf(topic), topic.title),
    description: describe(topic),
    path: pathOf(topic),
    card: cardLink(`topic-${topic.id}`, topicCard(frame.settings, topic)),
  })
}

function piecesOf(section: PublicSection): TopicPiece[] {
  return section.kind === 'TIMELINE' ? section.events.flatMap(({ piece }) => piece ?? []) : section.cards
}

/** A topic's pieces in the order of its page, each once; when it came out, and when it or one of them last changed. */
export function topicData(topic: PublicTopic): Data[] {
  const pieces = topic.sections.flatMap(piecesOf)
  const items = [...new Map(pieces.map((piece) => [piece.id, piece])).values()]
  const path = pathOf(topic)
  const about = { '@type': 'Thing', name: topic.title, url: siteUrl(path) }
  const page = { title: topic.title, description: describe(topic), path }
  const updated = latest([topic.updatedAt, ...items.map(({ updatedAt }) => updatedAt)])
  return [
    ...(items.length > 0 ? [collectionData({ ...page, items, about })] : []),
    baiduTimes({ ...page, images: [], published: topic.publishedAt, updated }),
  ]
}
