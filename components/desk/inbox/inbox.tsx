'use client'
import { CheckCheck } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { Button, buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { inputClass } from '@/components/ui/field'
import { KINDS, type Kind } from '@/lib/notifications/kinds'
import type { AskedOfInbox } from '@/lib/notifications/schema'
import { listAddress } from '../list-address'
import { ListPages } from '../list-pages'
import { INBOX_PATH } from './inbox-path'
import { NoticeList, type ShownNotice } from './notice-list'
import { type ReadingActions, useReading } from './use-reading'

type Props = {
  asked: AskedOfInbox
  /** The kinds that the person can get. */
  kinds: Kind[]
  rows: ShownNotice[]
  next: number | null
  anyUnread: boolean
  actions: ReadingActions
}

/** What concerns one, narrowed by kind, and what has been read of it. */
export function Inbox({ asked, kinds, rows, next, anyUnread, actions }: Props) {
  const reading = useReading(actions)
  const { kind, unread, before } = asked
  return (
    <>
      <Narrow asked={asked} kinds={kinds}>
        {anyUnread && (
          <Button pending={reading.pending} onClick={() => void reading.readAll()}>
            <CheckCheck aria-hidden="true" />
            全部标为已读
          </Button>
        )}
      </Narrow>
      {rows.length > 0 ? <NoticeList rows={rows} reading={reading} /> : <Nothing asked={asked} />}
      <ListPages path={INBOX_PATH} asked={{ kind, unread }} before={before} next={next} />
    </>
  )
}

type NarrowProps = Pick<Props, 'asked' | 'kinds'> & { children: React.ReactNode }

function Narrow({ asked: { kind, unread }, kinds, children }: NarrowProps) {
  const router = useRouter()
  const tab = (only: '1' | undefined, label: string) => (
    <Link
      href={listAddress(INBOX_PATH, { kind, unread: only })}
      aria-current={unread === only ? 'true' : undefined}
      className={`rounded-md px-3 py-1.5 text-sm ${unread === only ? 'bg-accent-soft font-medium text-accent' : 'hover:bg-sunken'}`}
    >
      {label}
    </Link>
  )
  return (
    <div className="mb-4 flex flex-wrap items-center gap-2">
      {tab(undefined, '全部')}
      {tab('1', '未读')}
      <select
        aria-label="按种类筛选"
        className={`${inputClass} max-w-44 pr-8`}
        value={kind ?? ''}
        onChange={(event) => router.push(listAddress(INBOX_PATH, { kind: event.target.value, unread }))}
      >
        <option value="">所有种类</option>
        {kinds.map((name) => (
          <option key={name} value={name}>
            {KINDS[name].label}
          </option>
        ))}
      </select>
      <span className="ml-auto">{children}</span>
    </div>
  )
}

function Nothing({ asked: { kind, unread } }: { asked: AskedOfInbox }) {
  if (kind === undefined && unread === undefined)
    return (
      <EmptyState title="收件箱是空的">
        稿件送审、退回、发布，有人批注、回复或提到您，定时有变化，都会出现在这里。
      </EmptyState>
    )
  return (
    <EmptyState
      title={unread ? '没有未读的通知' : '没有这样的通知'}
      action={
        <Link href={INBOX_PATH} className={buttonClass()}>
          看全部
        </Link>
      }
    />
  )
}
