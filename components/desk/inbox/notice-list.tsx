'use client'
import { clsx } from 'clsx'
import { Check } from 'lucide-react'
import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { siteDateTime } from '@/lib/time'
import type { useReading } from './use-reading'

/** A notification as the page hands it down. */
export type ShownNotice = {
  id: number
  label: string
  urgent: boolean
  sentence: string
  detail: string
  quote: string
  resolved: boolean
  path: string
  createdAt: Date
  unread: boolean
}

type Reading = ReturnType<typeof useReading>

/** What concerns one, each entry leading to what it speaks of; opening one has read it. */
export function NoticeList({ rows, reading }: { rows: ShownNotice[]; reading: Reading }) {
  return (
    <ul aria-label="收件箱，新的在前" className="flex flex-col gap-2">
      {rows.map((row) => (
        <Entry key={row.id} row={row} reading={reading} />
      ))}
    </ul>
  )
}

function Entry({ row, reading }: { row: ShownNotice; reading: Reading }) {
  const { id, label, urgent, sentence, detail, quote, resolved, path, createdAt, unread } = row
  return (
    <li
      className={clsx(
        'relative flex gap-3 rounded-lg border bg-surface p-3.5 hover:border-accent',
        unread ? 'border-line-strong' : 'border-line',
      )}
    >
      <span
        aria-hidden="true"
        className={clsx('mt-2 size-2 shrink-0 rounded-full', unread ? 'bg-accent' : 'bg-transparent')}
      />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
          {unread && <span className="sr-only">未读：</span>}
          <Link
            href={path}
            prefetch={false}
            onClick={() => unread && reading.opened(id)}
            className={clsx(
              'wrap-anywhere underline-offset-4 after:absolute after:inset-0 hover:text-accent hover:underline',
              unread && 'font-semibold',
            )}
          >
            {sentence}
          </Link>
          <Badge tone={urgent && unread && !resolved ? 'danger' : 'plain'}>{label}</Badge>
          {resolved && <Badge>已解决</Badge>}
          <time
            dateTime={createdAt.toISOString()}
            className="ml-auto text-sm whitespace-nowrap text-muted tabular-nums"
          >
            {siteDateTime(createdAt)}
          </time>
        </p>
        {quote && (
          <p className="mt-1.5 line-clamp-1 border-l-2 border-warn pl-2 text-sm text-muted">
            <q>{quote}</q>
          </p>
        )}
        {detail && (
          <p className="mt-1 line-clamp-3 text-sm wrap-anywhere whitespace-pre-wrap text-muted">{detail}</p>
        )}
      </div>
      {unread && (
        <button
          type="button"
          onClick={() => void reading.read(id)}
          disabled={reading.pending}
          aria-label={`标为已读：${sentence}`}
          title="标为已读"
          className="relative z-10 -my-1 -mr-1 self-start rounded-md p-2 text-muted hover:bg-sunken hover:text-ink"
        >
          <Check aria-hidden="true" className="size-4" />
        </button>
      )}
    </li>
  )
}
