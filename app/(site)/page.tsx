import type { Metadata } from 'next'
import { ColumnBlock, LeadStory } from '@/components/site/home-parts'
import { HotPictures } from '@/components/site/hot-pictures'
import { SitePage } from '@/components/site/site-page'
import { TitleList } from '@/components/site/story-list'
import { StructuredData } from '@/components/site/structured-data'
import { getHome } from '@/lib/articles/home-public'
import { siteMeta } from '@/lib/articles/page-metadata'
import { siteUrl } from '@/lib/env'
import { type SiteFrame, withDescendants } from '@/lib/settings/frame'
import { getSiteFrame } from '@/lib/settings/public'
import { siteLongDate } from '@/lib/time'

const PER_COLUMN = 6

export async function generateMetadata(): Promise<Metadata> {
  const { settings } = await getSiteFrame()
  const { siteName, slogan, description } = settings
  return {
    title: { absolute: slogan ? `${siteName} · ${slogan}` : siteName },
    alternates: { canonical: '/', types: { 'application/rss+xml': '/feed.xml' } },
    openGraph: { type: 'website', title: siteName, description, url: '/', siteName, locale: 'zh_CN' },
    other: siteMeta(settings),
  }
}

function siteData({ settings: { siteName, description } }: SiteFrame) {
  return {
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    name: siteName,
    description,
    url: siteUrl('/'),
    inLanguage: 'zh-CN',
    potentialAction: {
      '@type': 'SearchAction',
      target: `${siteUrl('/search')}?q={search_term_string}`,
      'query-input': 'required name=search_term_string',
    },
  }
}

export default async function HomePage() {
  const now = new Date()
  const [frame, home] = await Promise.all([getSiteFrame(), getHome(now)])
  const top = frame.columns.filter(({ parentId }) => parentId === null)
  const cardsOf = (id: number) => {
    const ids = withDescendants(frame.columns, id)
    return home.ofColumns.filter(({ column }) => ids.includes(column.id)).slice(0, PER_COLUMN)
  }
  return (
    <SitePage frame={frame} place="home">
      <p className="today">今天是{siteLongDate(now)}</p>
      {home.lead === null && <p className="py-16 text-center text-muted">还没有发布文章。</p>}
      <div className="home-top">
        {home.lead && <LeadStory card={home.lead} />}
        {home.latest.length > 0 && (
          <section aria-labelledby="latest" className="latest">
            <h2 id="latest" className="section-title">
              最新文章
            </h2>
            <TitleList cards={home.latest} />
          </section>
        )}
      </div>
      <HotPictures cards={home.pictures} />
      <div className="column-blocks">
        {top.map((column) => (
          <ColumnBlock key={column.id} column={column} cards={cardsOf(column.id)}>
            {frame.columns.filter(({ parentId }) => parentId === column.id)}
          </ColumnBlock>
        ))}
      </div>
      <StructuredData data={siteData(frame)} />
    </SitePage>
  )
}
