import type { Metadata } from 'next'
import { Suspense } from 'react'
import type { z } from 'zod'
import { AUDIT_PATH } from '@/components/desk/audit/audit-path'
import { EventFilter } from '@/components/desk/audit/event-filter'
import { EventList } from '@/components/desk/audit/event-list'
import { ListPages } from '@/components/desk/list-pages'
import { PageHeader } from '@/components/desk/page-header'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import { askedOfLog } from '@/lib/audit/filter'
import { listActors, listEvents } from '@/lib/audit/queries'
import type { Actor } from '@/lib/auth/permissions'
import { requireUser } from '@/lib/auth/session'
import type { SearchParams } from '../list-params'

export const metadata: Metadata = { title: '操作日志' }

type Asked = z.output<typeof askedOfLog>

/** Who did what to what, when and from where. */
export default async function AuditPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireUser('audit.read')
  const { before, ...filter } = askedOfLog.parse(await searchParams)
  return (
    <>
      <PageHeader title="操作日志">
        谁在什么时候做了什么。日志只增不改，每条都带校验值；点开一条看地址和改动前后。
      </PageHeader>
      <EventFilter key={JSON.stringify(filter)} filter={filter} people={await listActors(actor)} />
      <Suspense key={JSON.stringify([filter, before])} fallback={<Skeleton rows={10} />}>
        <Events actor={actor} asked={{ ...filter, before }} />
      </Suspense>
    </>
  )
}

async function Events({ actor, asked: { before, ...filter } }: { actor: Actor; asked: Asked }) {
  const { rows, next } = await listEvents(actor, filter, before)
  if (rows.length === 0)
    return (
      <EmptyState title="没有这样的记录">
        放宽筛选再看；“从”和“到”都按北京时间计算，两天都包括在内。
      </EmptyState>
    )
  return (
    <>
      <EventList label="操作日志，新的在前" rows={rows} />
      <ListPages path={AUDIT_PATH} asked={filter} before={before} next={next} />
    </>
  )
}
