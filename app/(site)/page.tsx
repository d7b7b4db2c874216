import type { Metadata } from 'next'
import { ColumnBlock } from '@/components/site/home/column-block'
import { EditionLine, LeadStory, SecondStories } from '@/components/site/home/front'
import { HotPictures } from '@/components/site/hot-pictures'
import { SitePage } from '@/components/site/site-page'
import { TitleList } from '@/components/site/story-list'
import { StructuredData } from '@/components/site/structured-data'
import { ofColumn } from '@/lib/articles/edition'
import { getHome } from '@/lib/articles/home-public'
import { siteMeta } from '@/lib/articles/page-metadata'
import { siteUrl } from '@/lib/env'
import { childrenOf, type SiteFrame } from '@/lib/settings/frame'
import { getSiteFrame } from '@/lib/settings/public'

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
  const [frame, edition] = await Promise.all([getSiteFrame(), getHome(now)])
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
        </div>
      </div>
      <HotPictures cards={pictures} />
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
      <StructuredData data={siteData(frame)} />
    </SitePage>
  )
}
