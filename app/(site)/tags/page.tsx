import type { Metadata } from 'next'
import { Breadcrumb } from '@/components/site/breadcrumb'
import { SitePage } from '@/components/site/site-page'
import { pageMetadata } from '@/lib/meta/page-metadata'
import { getSiteFrame } from '@/lib/settings/public'
import { listPublicTags } from '@/lib/taxonomy/public'

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata(await getSiteFrame(), {
    title: '标签',
    description: '按读音排列的全部标签，点开一个可读到与它有关的全部文章。',
    path: '/tags',
  })
}

export default async function TagsPage() {
  const [frame, found] = await Promise.all([getSiteFrame(), listPublicTags()])
  return (
    <SitePage frame={frame} place="tags">
      <Breadcrumb trail={[{ name: '标签', path: '/tags' }]} />
      <header className="list-head">
        <h1>标签</h1>
        <p>按读音排列。点开一个标签，可读到与它有关的全部文章。</p>
      </header>
      {found.length === 0 && <p className="py-10 text-muted">还没有标签。</p>}
      <ul className="tag-list tag-cloud">
        {found.map(({ name, slug }) => (
          <li key={slug}>
            <a href={`/tags/${slug}`} rel="tag">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </SitePage>
  )
}
