import type { Metadata } from 'next'
import { ColumnBlock } from '@/components/site/home/column-block'
import { EditionLine, LeadStory, SecondStories } from '@/components/site/home/front'
import { MostRead } from '@/components/site/home/most-read'
import { TopicBand } from '@/components/site/home/topic-band'
import { HotPictures } from '@/components/site/hot-pictures'
import { SitePage } from '@/components/site/site-page'
import { TitleList } from '@/components/site/story-list'
import { StructuredData } from '@/components/site/structured-data'
import { ofColumn } from '@/lib/articles/edition'
import { getHome } from '@/lib/articles/home-public'
import { homeData, homeMetadata } from '@/lib/meta/lists'
import { childrenOf } from '@/lib/settings/frame'
import { getSiteFrame } from '@/lib/settings/public'
import { getHomeTopics } from '@/lib/topics/topics-public'
import { getMostRead } from '@/lib/views/public'

export async function generateMetadata(): Promise<Metadata> {
  return homeMetadata(await getSiteFrame())
}

export default async function HomePage() {
  const now = new Date()
  const [frame, edition, topics, rankings] = await Promise.all([
    getSiteFrame(),
    getHome(now),
    getHomeTopics(),
    getMostRead(),
  ])
  const { lead, seconds, latest, pictures } = edition
  const { columns } = frame
  return (
    <SitePage frame={frame} place="home">
      <EditionLine now={now} />
      {lead === null && <p className="py-16 text-center text-muted">还没有发布文章。</p>}
      <div className="home-top">
        <div>
          {lead && <LeadStory card={lead} />}
          <SecondStories cards={seconds} />
        </div>
        <div>
          {latest.length > 0 && (
            <section aria-labelledby="latest" className="latest">
              <div className="section-row">
                <h2 id="latest" className="section-title">
                  最新文章
                </h2>
                <ul>
                  <li>
                    <a href="/archive">往期</a>
                  </li>
                </ul>
              </div>
              <TitleList cards={latest} />
            </section>
          )}
          <MostRead rankings={rankings} />
        </div>
      </div>
      <TopicBand topics={topics} />
      {pictures.length > 0 && (
        <div className="home-pictures">
          <HotPictures cards={pictures} />
        </div>
      )}
      <div className="column-blocks">
        {childrenOf(columns, null).map((column) => (
          <ColumnBlock
            key={column.id}
            column={column}
            subcolumns={childrenOf(columns, column.id)}
            cards={ofColumn(edition, columns, column.id)}
          />
        ))}
      </div>
      <StructuredData data={homeData(frame, edition)} />
    </SitePage>
  )
}
