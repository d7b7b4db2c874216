import { clsx } from 'clsx'
import type { Metadata } from 'next'
import Link from 'next/link'
import { SeeAll } from '@/components/desk/mentions/see-all'
import { PageHeader } from '@/components/desk/page-header'
import { Badge } from '@/components/ui/badge'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { requireUser } from '@/lib/auth/session'
import { listMentions, type MentionRow } from '@/lib/comments/queries'
import { siteDateTime } from '@/lib/time'
import { seeAll } from './actions'

export const metadata: Metadata = { title: '提到我的' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The comments that mention one, newest first. */
export default async function MentionsPage({ searchParams }: Props) {
  const actor = await requireUser('desk.enter')
  const { before } = await searchParams
  const from = typeof before === 'string' && /^[1-9]\d{0,8}$/.test(before) ? Number(before) : null
  const { rows, next } = await listMentions(actor, from)
  const waits = rows.some(({ readAt }) => readAt === null)
  return (
    <>
      <PageHeader title="提到我的" action={waits ? <SeeAll action={seeAll} /> : undefined} />
      {rows.length === 0 ? (
        <EmptyState title="还没有人提到您">同事在批注里写 @ 和您的名字，就会出现在这里。</EmptyState>
      ) : (
        <ul className="flex flex-col gap-3">
          {rows.map((row) => (
            <Row key={row.comment.id} row={row} />
          ))}
        </ul>
      )}
      {next !== null && (
        <p className="mt-5 text-right">
          <Link href={`/admin/mentions?before=${next}`} className={buttonClass()}>
            更早的
          </Link>
        </p>
      )}
    </>
  )
}

function Row({ row: { readAt, comment } }: { row: MentionRow }) {
  const { thread, author, createdAt, text } = comment
  const { article, quote, blocking, resolvedAt } = thread
  return (
    <li
      className={clsx(
        'relative rounded-lg border bg-surface p-4 hover:border-accent',
        readAt === null ? 'border-line-strong' : 'border-line',
      )}
    >
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted">
        {readAt === null && <Badge tone="danger">新</Badge>}
        {blocking && !resolvedAt && <Badge tone="danger">必须处理</Badge>}
        {resolvedAt && <Badge>已解决</Badge>}
        <span className="font-medium text-ink">{author.name}</span>在
        <Link
          href={`/admin/articles/${article.id}?thread=${thread.id}`}
          className="font-medium text-ink underline-offset-4 after:absolute after:inset-0 hover:text-accent hover:underline"
        >
          《{article.title}》
        </Link>
        <span className="text-xs tabular-nums">{siteDateTime(createdAt)}</span>
      </p>
      {quote && (
        <p className="mt-2 line-clamp-1 border-l-2 border-warn pl-2 text-sm text-muted">
          <q>{quote}</q>
        </p>
      )}
      <p className="mt-2 wrap-anywhere whitespace-pre-wrap">{text}</p>
    </li>
  )
}
