import { csvLine } from '@/lib/audit/csv'
import type { CheckupKind } from '@/lib/db/generated/enums'
import { CHECKUP_KINDS } from './schema'

type Found = {
  kind: CheckupKind
  detail: string
  href: string
  column: { name: string; slug: string } | null
  article: { id: number; title: string } | null
}

/** What the file begins with: the mark by which Excel knows UTF-8, and the heads. */
export const CSV_HEAD = `\uFEFF${csvLine(['类别', '栏目或稿件', '问题', '链接', '网站网址', '采编台网址'])}`

/** A finding as a line of the export; `siteUrl` makes a path of this site a whole address. */
export function findingLine(
  { kind, detail, href, column, article }: Found,
  siteUrl: (path: string) => string,
): string {
  const site = article ? `/articles/${article.id}` : `/columns/${column?.slug ?? ''}`
  const desk = article ? `/admin/articles/${article.id}` : '/admin/columns'
  return csvLine([
    CHECKUP_KINDS[kind].label,
    article ? `《${article.title}》` : `栏目“${column?.name ?? ''}”`,
    detail,
    href,
    siteUrl(site),
    siteUrl(desk),
  ])
}
