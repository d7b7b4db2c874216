import type { Metadata } from 'next'
import { Breadcrumb } from '@/components/site/breadcrumb'
import { Pager } from '@/components/site/pager'
import { SitePage } from '@/components/site/site-page'
import { TopicList } from '@/components/site/topic-list'
import { topicsMetadata } from '@/lib/meta/topic'
import { getSiteFrame } from '@/lib/settings/public'
import { listPublicTopics } from '@/lib/topics/public'
import { readParam, type SearchParams } from '../search-params'

type Props = { searchParams: SearchParams }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const before = await readParam(searchParams, 'before')
  return topicsMetadata(await getSiteFrame(), before)
}

export default async function TopicsPage({ searchParams }: Props) {
  const before = await readParam(searchParams, 'before')
  const [frame, page] = await Promise.all([getSiteFrame(), listPublicTopics(before)])
  return (
    <SitePage frame={frame}>
      <Breadcrumb trail={[{ name: '专题', path: '/topics' }]} />
      <header className="list-head">
        <h1>专题</h1>
        <p>一件事的来龙去脉，放在一处读完。</p>
      </header>
      <TopicList topics={page.topics} />
      <Pager path="/topics" before={before} next={page.next} />
    </SitePage>
  )
}
