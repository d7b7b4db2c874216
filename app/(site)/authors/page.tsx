import type { Metadata } from 'next'
import { Breadcrumb } from '@/components/site/breadcrumb'
import { LetterGroups } from '@/components/site/letter-groups'
import { SitePage } from '@/components/site/site-page'
import { byLetter } from '@/lib/letters'
import { pageMetadata } from '@/lib/meta/page-metadata'
import { listPublicAuthors, MOST_AUTHORS } from '@/lib/people/public'
import { getSiteFrame } from '@/lib/settings/public'

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata(await getSiteFrame(), {
    title: '作者',
    description: '按姓氏读音排列的全部作者，点开一位可读到署其名的全部文章。',
    path: '/authors',
  })
}

export default async function AuthorsPage() {
  const [frame, found] = await Promise.all([getSiteFrame(), listPublicAuthors()])
  return (
    <SitePage frame={frame}>
      <Breadcrumb trail={[{ name: '作者', path: '/authors' }]} />
      <header className="list-head">
        <h1>作者</h1>
        <p>
          {found.length < MOST_AUTHORS
            ? `共 ${found.length} 位，按姓氏读音排列。`
            : `这里列出最近的 ${MOST_AUTHORS} 位，按姓氏读音排列；其他作者请用搜索查找。`}
        </p>
      </header>
      {found.length === 0 && <p className="py-10 text-muted">还没有发表过文章的作者。</p>}
      <LetterGroups
        groups={byLetter(found, { people: true })}
        draw={({ name, slug, office }) => (
          <>
            <a href={`/authors/${slug}`}>{name}</a>
            {office && <span>{office}</span>}
          </>
        )}
      />
    </SitePage>
  )
}
