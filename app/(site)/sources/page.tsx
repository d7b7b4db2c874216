import type { Metadata } from 'next'
import { Breadcrumb } from '@/components/site/breadcrumb'
import { LetterGroups } from '@/components/site/letter-groups'
import { SitePage } from '@/components/site/site-page'
import { byLetter } from '@/lib/letters'
import { pageMetadata } from '@/lib/meta/page-metadata'
import { getSiteFrame } from '@/lib/settings/public'
import { listPublicSources, MOST_SOURCES } from '@/lib/sources/public'
import { SOURCE_KINDS } from '@/lib/sources/schema'

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata(await getSiteFrame(), {
    title: '稿源',
    description: '按读音排列的全部稿源，点开一个可读到来自那里的全部文章。',
    path: '/sources',
  })
}

export default async function SourcesPage() {
  const [frame, found] = await Promise.all([getSiteFrame(), listPublicSources()])
  return (
    <SitePage frame={frame}>
      <Breadcrumb trail={[{ name: '稿源', path: '/sources' }]} />
      <header className="list-head">
        <h1>稿源</h1>
        <p>
          {found.length < MOST_SOURCES
            ? `共 ${found.length} 个，按读音排列。`
            : `这里列出最近的 ${MOST_SOURCES} 个，按读音排列；其他稿源请用搜索查找。`}
        </p>
      </header>
      {found.length === 0 && <p className="py-10 text-muted">还没有注明来源的文章。</p>}
      <LetterGroups
        groups={byLetter(found)}
        draw={({ name, slug, kind }) => (
          <>
            <a href={`/sources/${slug}`}>{name}</a>
            <span>{SOURCE_KINDS[kind]}</span>
          </>
        )}
      />
    </SitePage>
  )
}
