import type { Metadata } from 'next'
import { Breadcrumb } from '@/components/site/breadcrumb'
import { LetterGroups } from '@/components/site/letter-groups'
import { SitePage } from '@/components/site/site-page'
import { byLetter } from '@/lib/letters'
import { pageMetadata } from '@/lib/meta/page-metadata'
import { getSiteFrame } from '@/lib/settings/public'
import { listPublicTags, MOST_TAGS } from '@/lib/taxonomy/public'

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
        <p>
          {found.length < MOST_TAGS
            ? `共 ${found.length} 个，按读音排列。`
            : `这里列出 ${MOST_TAGS} 个，按读音排列；其他标签请用搜索查找。`}
          点开一个标签，可读到与它有关的全部文章。
        </p>
      </header>
      {found.length === 0 && <p className="py-10 text-muted">还没有标签。</p>}
      <LetterGroups
        groups={byLetter(found)}
        draw={({ name, slug }) => (
          <a href={`/tags/${slug}`} rel="tag">
            {name}
          </a>
        )}
        short
      />
    </SitePage>
  )
}
