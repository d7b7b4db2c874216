import type { Metadata } from 'next'
import { Breadcrumb } from '@/components/site/breadcrumb'
import { Pager } from '@/components/site/pager'
import { SitePage } from '@/components/site/site-page'
import { StoryList } from '@/components/site/story-list'
import { StructuredData } from '@/components/site/structured-data'
import { countLine } from '@/lib/articles/card'
import { sourceData, sourceMetadata } from '@/lib/meta/lists'
import { MISSING } from '@/lib/meta/page-metadata'
import { getSiteFrame } from '@/lib/settings/public'
import { getSourcePage } from '@/lib/sources/public'
import { SOURCE_KINDS } from '@/lib/sources/schema'
import { answerElsewhere } from '../../elsewhere'
import { readParam, type SearchParams } from '../../search-params'

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams }

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { slug } = await params
  const before = await readParam(searchParams, 'before')
  const page = await getSourcePage(slug, before)
  return page ? sourceMetadata(await getSiteFrame(), { source: page.source, before }) : MISSING
}

export default async function SourcePage({ params, searchParams }: Props) {
  const { slug } = await params
  const before = await readParam(searchParams, 'before')
  const [frame, page] = await Promise.all([getSiteFrame(), getSourcePage(slug, before)])
  if (!page) return answerElsewhere(`/sources/${slug}`)
  const { name, kind, homepage } = page.source
  return (
    <SitePage frame={frame}>
      <Breadcrumb
        trail={[
          { name: '稿源', path: '/sources' },
          { name, path: `/sources/${slug}` },
        ]}
      />
      <header className="list-head">
        <h1>{name}</h1>
        <p>
          {SOURCE_KINDS[kind]}
          {homepage && (
            <>
              {' · '}
              <a href={homepage} target="_blank" rel="nofollow noopener noreferrer">
                访问官网
              </a>
            </>
          )}
        </p>
        <p className="list-count">{countLine(page.total)}</p>
      </header>
      <StoryList cards={page.cards} empty="本站还没有来自这里的文章。看看其他稿源，或用搜索查找。" />
      <Pager path={`/sources/${slug}`} before={before} next={page.next} />
      <StructuredData data={sourceData({ source: page.source, before, cards: page.cards })} />
    </SitePage>
  )
}
