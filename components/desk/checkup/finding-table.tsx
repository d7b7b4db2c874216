import Link from 'next/link'
import { buttonClass } from '@/components/ui/button'
import { CHECKUP_KINDS } from '@/lib/checkup/schema'
import type { CheckupKind } from '@/lib/db/generated/enums'
import { RecordTable } from '../record-table'

/** A finding as the board shows it. */
type Shown = {
  id: number
  detail: string
  href: string
  column: { id: number; name: string; slug: string } | null
  article: { id: number; title: string } | null
}

/** A column has its target among the columns, a piece its editor. */
function Subject({ column, article }: Pick<Shown, 'column' | 'article'>) {
  const [path, name] = article
    ? [`/admin/articles/${article.id}`, article.title]
    : ['/admin/columns', column?.name ?? '']
  return (
    <Link href={path} className="text-base font-medium underline-offset-4 hover:text-accent hover:underline">
      {name}
    </Link>
  )
}

/** What was found of one kind. */
export function FindingTable({ kind, rows }: { kind: CheckupKind; rows: Shown[] }) {
  return (
    <RecordTable
      caption={`${CHECKUP_KINDS[kind].label}的清单`}
      heads={[kind === 'EMPTY_COLUMN' || kind === 'STALE_COLUMN' ? '栏目' : '稿件', '问题', '链接']}
      rows={rows.map(({ id, detail, href, column, article }) => ({
        key: id,
        cells: [
          <Subject key="subject" column={column} article={article} />,
          <span key="detail" className="wrap-anywhere">
            {detail}
          </span>,
          href && (
            <a
              key="href"
              href={href}
              target="_blank"
              rel="noreferrer"
              className="break-all text-accent underline-offset-4 hover:underline"
            >
              {href}
            </a>
          ),
        ],
        actions: (
          <a
            href={article ? `/articles/${article.id}` : `/columns/${column?.slug ?? ''}`}
            className={`${buttonClass('quiet', true)} whitespace-nowrap`}
            aria-label={`在网站上查看“${article?.title ?? column?.name ?? ''}”`}
          >
            查看
          </a>
        ),
      }))}
    />
  )
}
