import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { ArchiveMonths } from '@/components/site/archive-months'
import { Breadcrumb } from '@/components/site/breadcrumb'
import { LetterGroups } from '@/components/site/letter-groups'
import { ColumnTree } from '@/components/site/site-header'
import { SitePage } from '@/components/site/site-page'
import { listMonths } from '@/lib/archive/public'
import { byLetter } from '@/lib/letters'
import { pageMetadata } from '@/lib/meta/page-metadata'
import { listPublicAuthors } from '@/lib/people/public'
import { getSiteFrame } from '@/lib/settings/public'
import { listPublicSources } from '@/lib/sources/public'
import { pagePath } from '@/lib/static-pages/path'
import { listPublicTags } from '@/lib/taxonomy/public'
import { listPublicTopics } from '@/lib/topics/public'
import { topicPath } from '@/lib/topics/schema'

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata(await getSiteFrame(), {
    title: '站点地图',
    description: '全站的栏目、专题、标签、作者、稿源、往期和订阅地址，一页看全。',
    path: '/map',
  })
}

type Link = { path: string; name: string }

function Part({
  id,
  title,
  all,
  children,
}: {
  id: string
  title: string
  all?: string
  children: ReactNode
}) {
  return (
    <section aria-labelledby={id} className="block">
      <h2 id={id} className="section-title">
        {all ? <a href={all}>{title}</a> : title}
      </h2>
      <div className="map-list">{children}</div>
    </section>
  )
}

function Row({ links }: { links: Link[] }) {
  return (
    <ul className="map-row">
      {links.map(({ path, name }) => (
        <li key={path}>
          <a href={path}>{name}</a>
        </li>
      ))}
    </ul>
  )
}

function named(group: { name: string; slug: string }[], folder: string): ReactNode {
  const draw = ({ name, slug }: { name: string; slug: string }) => <a href={`/${folder}/${slug}`}>{name}</a>
  return (
    <LetterGroups groups={byLetter(group, { people: folder === 'authors' })} draw={draw} heading="h3" short />
  )
}

export default async function MapPage() {
  const [frame, { topics }, tags, authors, sources, months] = await Promise.all([
    getSiteFrame(),
    listPublicTopics(null),
    listPublicTags(),
    listPublicAuthors(),
    listPublicSources(),
    listMonths(),
  ])
  const pages = frame.pages.map(({ slug, title }) => ({ path: pagePath(slug), name: title }))
  const places = [
    { path: '/', name: '首页' },
    ...pages,
    { path: '/search', name: '搜索' },
    { path: '/corrections', name: '更正' },
    { path: '/feed.xml', name: 'RSS 订阅' },
    { path: '/sitemap.xml', name: '供搜索引擎用的站点地图' },
  ]
  return (
    <SitePage frame={frame}>
      <Breadcrumb trail={[{ name: '站点地图', path: '/map' }]} />
      <header className="list-head">
        <h1>站点地图</h1>
      </header>
      <Part id="map-columns" title="栏目" all="/columns">
        <ColumnTree columns={frame.columns} />
      </Part>
      {topics.length > 0 && (
        <Part id="map-topics" title="专题" all="/topics">
          <Row links={topics.map(({ slug, title }) => ({ path: topicPath(slug), name: title }))} />
        </Part>
      )}
      {tags.length > 0 && (
        <Part id="map-tags" title="标签" all="/tags">
          {named(tags, 'tags')}
        </Part>
      )}
      {authors.length > 0 && (
        <Part id="map-authors" title="作者" all="/authors">
          {named(authors, 'authors')}
        </Part>
      )}
      {sources.length > 0 && (
        <Part id="map-sources" title="稿源" all="/sources">
          {named(sources, 'sources')}
        </Part>
      )}
      {months.length > 0 && (
        <Part id="map-archive" title="往期" all="/archive">
          <ArchiveMonths months={months} />
        </Part>
      )}
      <Part id="map-places" title="本站">
        <Row links={places} />
      </Part>
    </SitePage>
  )
}
