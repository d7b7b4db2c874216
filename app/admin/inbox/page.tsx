import type { Metadata } from 'next'
import { Inbox } from '@/components/desk/inbox/inbox'
import { PageHeader } from '@/components/desk/page-header'
import { requireUser } from '@/lib/auth/session'
import { countOwnNews, listNotices } from '@/lib/notifications/queries'
import { askedOfInbox } from '@/lib/notifications/schema'
import { kindsFor } from '@/lib/notifications/settings'
import type { SearchParams } from '../list-params'
import { read, unread } from './actions'

export const metadata: Metadata = { title: '收件箱' }

/** What concerns one, newest first. */
export default async function InboxPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireUser('desk.enter')
  const asked = askedOfInbox.parse(await searchParams)
  const [{ rows, next }, { unread: left }] = await Promise.all([
    listNotices(actor, asked),
    countOwnNews(actor),
  ])
  return (
    <>
      <PageHeader title="收件箱">
        与您有关的事：稿件的去向、审校、批注和提到、定时和账号的变化。点开一条就算读过。
      </PageHeader>
      <Inbox
        asked={asked}
        kinds={kindsFor(actor)}
        rows={rows}
        next={next}
        anyUnread={left > 0}
        actions={{ read, unread }}
      />
    </>
  )
}
