import type { Metadata } from 'next'
import { Breadcrumb } from '@/components/site/breadcrumb'
import { SitePage } from '@/components/site/site-page'
import { pageMetadata } from '@/lib/meta/page-metadata'
import type { SiteColumn } from '@/lib/settings/frame'
import { getSiteFrame } from '@/lib/settings/public'

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata(await getSiteFrame(), {
    title: '栏目总览',
    description: '全部栏目和它们的下级栏目。',
    path: '/columns',
  })
}

function Level({ columns, parentId }: { columns: SiteColumn[]; parentId: number | null }) {
  const level = columns.filter((column) => column.parentId === parentId)
  if (level.length === 0) return null
  return (
    <ul className="column-overview">
      {level.map(({ id, name, slug, description }) => (
        <li key={id}>
          <a href={`/columns/${slug}`}>{name}</a>
          {description && <p>{description}</p>}
          <Level columns={columns} parentId={id} />
        </li>
      ))}
    </ul>
  )
}

export default async function ColumnsPage() {
  const frame = await getSiteFrame()
  return (
    <SitePage frame={frame}>
      <Breadcrumb trail={[{ name: '栏目总览', path: '/columns' }]} />
      <header className="list-head">
        <h1>栏目总览</h1>
      </header>
      <Level columns={frame.columns} parentId={null} />
    </SitePage>
  )
}
