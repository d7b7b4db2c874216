import type { Metadata } from 'next'
import { Breadcrumb } from '@/components/site/breadcrumb'
import { Pager } from '@/components/site/pager'
import { SitePicture } from '@/components/site/picture'
import { SitePage } from '@/components/site/site-page'
import { StoryList } from '@/components/site/story-list'
import { StructuredData } from '@/components/site/structured-data'
import { countLine } from '@/lib/articles/card'
import { authorData, authorMetadata } from '@/lib/meta/lists'
import { MISSING } from '@/lib/meta/page-metadata'
import { getAuthorPage, type AuthorPage as Page } from '@/lib/people/public'
import { getSiteFrame } from '@/lib/settings/public'
import { answerElsewhere } from '../../elsewhere'
import { readParam, type SearchParams } from '../../search-params'

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams }

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { slug } = await params
  const before = await readParam(searchParams, 'before')
  const page = await getAuthorPage(slug, before)
  return page ? authorMetadata(await getSiteFrame(), { author: page.author, before }) : MISSING
}

const month = (day: string) => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月`

type Office = Page['author']['affiliations'][number]

function Offices({ title, offices }: { title: string; offices: Office[] }) {
  if (offices.length === 0) return null
  return (
    <section aria-label={title} className="offices">
      <h2>{title}</h2>
      <dl className="affiliations">
        {offices.map(({ title: office, since, until }) => (
          <div key={`${office}${since}`}>
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
            <dd>{office}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

export default async function AuthorPage({ params, searchParams }: Props) {
  const { slug } = await params
  const before = await readParam(searchParams, 'before')
  const [frame, page] = await Promise.all([getSiteFrame(), getAuthorPage(slug, before)])
  if (!page) return answerElsewhere(`/authors/${slug}`)
  const { name, bio, picture, affiliations } = page.author
  return (
    <SitePage frame={frame}>
      <Breadcrumb
        trail={[
          { name: '作者', path: '/authors' },
          { name, path: `/authors/${slug}` },
        ]}
      />
      <header className={picture ? 'list-head author-head' : 'list-head'}>
        {picture && (
          <SitePicture
            picture={picture}
            sizes="10rem"
            alt={`${name}的头像`}
            first
            blur={false}
            className="portrait"
          />
        )}
        <h1>{name}</h1>
        {bio && <p>{bio}</p>}
        <Offices title="现任" offices={affiliations.filter(({ until }) => until === null)} />
        <Offices title="曾任" offices={affiliations.filter(({ until }) => until !== null)} />
        <div className="list-links">
          <span>{countLine(page.total)}</span>
          <a href={`/authors/${slug}/feed.xml`} className="feed-link">
            订阅这位作者
          </a>
        </div>
      </header>
      <StoryList cards={page.cards} empty="这位作者在本站还没有文章。看看其他作者，或用搜索查找。" />
      <Pager path={`/authors/${slug}`} before={before} next={page.next} />
      <StructuredData data={authorData({ author: page.author, before, cards: page.cards })} />
    </SitePage>
  )
}
