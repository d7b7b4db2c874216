import type { Metadata } from 'next'
import { Breadcrumb } from '@/components/site/breadcrumb'
import { Pager } from '@/components/site/pager'
import { SitePage } from '@/components/site/site-page'
import { StoryList } from '@/components/site/story-list'
import { StructuredData } from '@/components/site/structured-data'
import { tagData, tagMetadata } from '@/lib/meta/lists'
import { MISSING } from '@/lib/meta/page-metadata'
import { getSiteFrame } from '@/lib/settings/public'
import { getTagPage } from '@/lib/taxonomy/public'
import { answerElsewhere } from '../../elsewhere'
import { readParam, type SearchParams } from '../../search-params'

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams }

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { slug } = await params
  const before = await readParam(searchParams, 'before')
  const page = await getTagPage(slug, before)
  return page ? tagMetadata(await getSiteFrame(), { tag: page.tag, before }) : MISSING
}

export default async function TagPage({ params, searchParams }: Props) {
  const { slug } = await params
  const before = await readParam(searchParams, 'before')
  const [frame, page] = await Promise.all([getSiteFrame(), getTagPage(slug, before)])
  if (!page) return answerElsewhere(`/tags/${slug}`)
  const { name, description, aliases } = page.tag
  return (
    <SitePage frame={frame} place="tags">
      <Breadcrumb
        trail={[
          { name: '标签', path: '/tags' },
          { name, path: `/tags/${slug}` },
        ]}
      />
      <header className="list-head">
        <h1>
          <span className="hash" aria-hidden="true">
            #
          </span>
          {name}
        </h1>
        {description && <p>{description}</p>}
        {aliases.length > 0 && <p>又作：{aliases.join('、')}</p>}
      </header>
      <StoryList cards={page.cards} empty="这个标签下还没有文章。" />
      <Pager path={`/tags/${slug}`} before={before} next={page.next} />
      <StructuredData data={tagData({ tag: page.tag, before, cards: page.cards })} />
    </SitePage>
  )
}
