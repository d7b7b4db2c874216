import type { Metadata } from 'next'
import { Breadcrumb } from '@/components/site/breadcrumb'
import { Pager } from '@/components/site/pager'
import { SitePage } from '@/components/site/site-page'
import { StoryList } from '@/components/site/story-list'
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
  if (!page) return { title: '没有找到', robots: { index: false } }
  const { name } = page.source
  return {
    title: `${name} · 稿源`,
    description: `来自${name}的全部文章。`,
    alternates: { canonical: before === null ? `/sources/${slug}` : `/sources/${slug}?before=${before}` },
  }
}

export default async function SourcePage({ params, searchParams }: Props) {
  const { slug } = await params
  const before = await readParam(searchParams, 'before')
  const [frame, page] = await Promise.all([getSiteFrame(), getSourcePage(slug, before)])
  if (!page) return answerElsewhere(`/sources/${slug}`)
  const { name, kind, homepage } = page.source
  return (
    <SitePage frame={frame}>
      <Breadcrumb trail={[{ name: `稿源：${name}`, path: `/sources/${slug}` }]} />
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
      </header>
      <StoryList cards={page.cards} empty="还没有来自这里的文章。" />
      <Pager path={`/sources/${slug}`} before={before} next={page.next} />
    </SitePage>
  )
}
