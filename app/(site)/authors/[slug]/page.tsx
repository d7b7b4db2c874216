import type { Metadata } from 'next'
import { Breadcrumb } from '@/components/site/breadcrumb'
import { Pager } from '@/components/site/pager'
import { SitePage } from '@/components/site/site-page'
import { StoryList } from '@/components/site/story-list'
import { StructuredData } from '@/components/site/structured-data'
import { siteUrl } from '@/lib/env'
import { getAuthorPage, type AuthorPage as Page } from '@/lib/people/public'
import { getSiteFrame } from '@/lib/settings/public'
import { answerElsewhere } from '../../elsewhere'
import { readParam, type SearchParams } from '../../search-params'

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams }

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { slug } = await params
  const before = await readParam(searchParams, 'before')
  const page = await getAuthorPage(slug, before)
  if (!page) return { title: '没有找到', robots: { index: false } }
  const { name, bio } = page.author
  return {
    title: `${name} · 作者`,
    description: bio || `${name}的全部文章。`,
    alternates: { canonical: before === null ? `/authors/${slug}` : `/authors/${slug}?before=${before}` },
  }
}

const month = (day: string) => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月`

function Affiliations({ affiliations }: { affiliations: Page['author']['affiliations'] }) {
  if (affiliations.length === 0) return null
  return (
    <dl className="affiliations">
      {affiliations.map(({ title, since, until }) => (
        <div key={`${title}${since}`}>
          <dt>
            <time dateTime={since}>{month(since)}</time>
            {until ? (
              <>
                至<time dateTime={until}>{month(until)}</time>
              </>
            ) : (
              '起'
            )}
          </dt>
          <dd>{title}</dd>
        </div>
      ))}
    </dl>
  )
}

export default async function AuthorPage({ params, searchParams }: Props) {
  const { slug } = await params
  const before = await readParam(searchParams, 'before')
  const [frame, page] = await Promise.all([getSiteFrame(), getAuthorPage(slug, before)])
  if (!page) return answerElsewhere(`/authors/${slug}`)
  const { name, bio, affiliations } = page.author
  const office = affiliations.find(({ until }) => until === null)?.title
  const person = {
    '@type': 'Person',
    name,
    url: siteUrl(`/authors/${slug}`),
    ...(office ? { jobTitle: office } : {}),
  }
  return (
    <SitePage frame={frame}>
      <Breadcrumb trail={[{ name: `作者：${name}`, path: `/authors/${slug}` }]} />
      <header className="list-head">
        <h1>{name}</h1>
        {bio && <p>{bio}</p>}
        <Affiliations affiliations={affiliations} />
      </header>
      <StoryList cards={page.cards} empty="这位作者还没有发表文章。" />
      <Pager path={`/authors/${slug}`} before={before} next={page.next} />
      <StructuredData
        data={{ '@context': 'https://schema.org', '@type': 'ProfilePage', mainEntity: person }}
      />
    </SitePage>
  )
}
