import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { isSubject } from '@/lib/audit/actions'
import { filterQuery } from '@/lib/audit/filter'
import type { ShownEvent } from '@/lib/audit/logged-event'
import { changeLine, changesOf, sentence } from '@/lib/audit/words'
import { siteDateTime, siteIso } from '@/lib/time'
import { AUDIT_PATH } from './audit-path'

const SHOWN_CHANGES = 2

/** Rows of the log: a sentence each, which opens to show all that was recorded. */
export function EventList({ label, rows }: { label: string; rows: ShownEvent[] }) {
  return (
    <ul aria-label={label} className="flex flex-col gap-2">
      {rows.map((event) => (
        <Entry key={event.id} event={event} />
      ))}
    </ul>
  )
}

function Entry({ event }: { event: ShownEvent }) {
  const changed = changesOf(event.data).filter(({ before }) => before !== undefined)
  return (
    <li className="rounded-lg border border-line bg-surface">
      <details className="group">
        <summary className="flex cursor-pointer list-none items-baseline gap-2 rounded-lg px-3 py-2.5 hover:bg-sunken/60">
          <ChevronRight
            aria-hidden="true"
            className="size-4 shrink-0 self-center text-muted transition-transform group-open:rotate-90 motion-reduce:transition-none"
          />
          <span className="flex min-w-0 flex-1 flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5">
            <span className="wrap-anywhere">
              {sentence(event)}
              {changed.length > 0 && (
                <span className="ml-2 text-sm text-muted group-open:hidden">
                  {changed.slice(0, SHOWN_CHANGES).map(changeLine).join('；')}
                  {changed.length > SHOWN_CHANGES && ' …'}
                </span>
              )}
            </span>
            <time
              dateTime={event.at.toISOString()}
              className="text-sm whitespace-nowrap text-muted tabular-nums"
            >
              {siteDateTime(event.at)}
            </time>
          </span>
        </summary>
        <Facts event={event} />
      </details>
    </li>
  )
}

function Facts({ event }: { event: ShownEvent }) {
  const { id, at, action, subject, subjectId, proof, data } = event
  return (
    <div className="border-t border-line px-3 py-3 text-sm sm:pl-9">
      <dl className="grid gap-x-4 gap-y-1.5 sm:grid-cols-[8rem_minmax(0,1fr)]">
        {changesOf(data).map((change) => (
          <Fact key={change.field} name={change.field}>
            {change.before === undefined ? (
              change.after
            ) : (
              <>
                <del className="text-muted">{change.before}</del>
                <span aria-hidden="true"> → </span>
                <ins className="no-underline">{change.after}</ins>
              </>
            )}
          </Fact>
        ))}
        <Fact name="准确时间">{siteIso(at)}</Fact>
        {proof && <Fact name="地址">{proof.address || '（没有记下）'}</Fact>}
        <Fact name="事件编号">{`${id} · ${action}`}</Fact>
        {proof && (
          <Fact name="校验值">
            {proof.hash === null
              ? '不在链上，请运行 npm run cms -- audit verify'
              : `${proof.seq}:${proof.hash}`}
          </Fact>
        )}
      </dl>
      {proof && isSubject(subject) && (
        <Link
          href={`${AUDIT_PATH}${filterQuery({ kind: subject, number: subjectId })}`}
          className="mt-3 inline-block text-accent underline-offset-4 hover:underline"
        >
          只看这个对象的记录
        </Link>
      )}
    </div>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="wrap-anywhere max-sm:mb-1">{children}</dd>
    </>
  )
}
