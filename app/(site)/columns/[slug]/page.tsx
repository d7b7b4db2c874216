import type { Metadata } from 'next'
import { Breadcrumb } from '@/components/site/breadcrumb'
import { Pager } from '@/components/site/pager'
import { SitePage } from '@/components/site/site-page'
import { StoryList } from '@/components/site/story-list'
import { StructuredData } from '@/components/site/structured-data'
import { columnData, columnMetadata } from '@/lib/meta/lists'
import { MISSING } from '@/lib/meta/page-metadata'
import { getSiteFrame } from '@/lib/settings/public'
import { getColumnPage } from '@/lib/taxonomy/public'
import { answerElsewhere } from '../../elsewhere'
import { readParam, type SearchParams } from '../../search-params'

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams }

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { slug } = await params
  const before = await readParam(searchParams, 'before')
  const page = await getColumnPage(slug, before)
  if (!page) return MISSING
  const { column, path } = page
  return columnMetadata(await getSiteFrame(), { column, path, before })
}

export default async function ColumnPage({ params, searchParams }: Props) {
  const { slug } = await params
  const before = await readParam(searchParams, 'before')
  const [frame, page] = await Promise.all([getSiteFrame(), getColumnPage(slug, before)])
  if (!page) return answerElsewhere(`/columns/${slug}`)
  const { column, path, children, cards, next } = page
  return (
    <SitePage frame={frame} place={{ columnId: column.id }}>
      <Breadcrumb trail={path.map((one) => ({ name: one.name, path: `/columns/${one.slug}` }))} />
      <header className="list-head">
        <h1>{column.name}</h1>
        {column.description && <p>{column.description}</p>}
        <div className="list-links">
          {children.length > 0 && (
            <ul aria-label="下级栏目">
              {children.map((child) => (
                <li key={child.id}>
                  <a href={`/columns/${child.slug}`}>{child.name}</a>
                </li>
              ))}
            </ul>
          )}
          <a href={`/columns/${slug}/feed.xml`} className="feed-link">
            订阅本栏目
          </a>
        </div>
      </header>
      <StoryList cards={cards} empty="这个栏目还没有文章。" />
      <Pager path={`/columns/${slug}`} before={before} next={next} />
      <StructuredData data={columnData(frame, { column, path, before, cards })} />
    </SitePage>
  )
}
