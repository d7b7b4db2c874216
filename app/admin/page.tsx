import type { Metadata } from 'next'
import Link from 'next/link'
import { type ReactNode, Suspense } from 'react'
import { StatusBadge } from '@/components/desk/articles/status-badge'
import { WorkerAlarm } from '@/components/desk/health/worker-alarm'
import { HOME_PATH, navigationFor } from '@/components/desk/navigation-items'
import { PageHeader } from '@/components/desk/page-header'
import { Badge } from '@/components/ui/badge'
import { buttonClass } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Skeleton } from '@/components/ui/skeleton'
import { listRecentlyPublished, listUpcoming } from '@/lib/articles/dashboard-queries'
import { listArticles } from '@/lib/articles/queries'
import { type Actor, can } from '@/lib/auth/permissions'
import { getFactorState } from '@/lib/auth/queries'
import { requireUser } from '@/lib/auth/session'
import { alarmOf } from '@/lib/health/alarm'
import { OVERDUE_GRACE_SECONDS, readHealth } from '@/lib/health/queries'
import { KINDS } from '@/lib/schedule/kinds'
import { listMissed } from '@/lib/schedule/queries'
import { siteDate, siteDateTime, siteLongDate } from '@/lib/time'
import { listMostRead } from '@/lib/views/queries'

export const metadata: Metadata = { title: '工作台' }

const SHOWN = 6

/** What one comes back to: own drafts, what waits, what is due, what readers got last. */
export default async function DashboardPage() {
  const actor = await requireUser('desk.enter')
  const now = new Date()
  const [{ dueAt }, health] = await Promise.all([getFactorState(actor, now), readHealth(now)])
  const write = can(actor, 'article.create') && (
    <Link href="/admin/articles/new" className={`${buttonClass('primary')} max-lg:hidden`}>
      写稿
    </Link>
  )
  return (
    <>
      <PageHeader title={`${actor.name}，您好`} action={write}>
        {siteLongDate(now)}
      </PageHeader>
      <WorkerAlarm initial={alarmOf(health)} />
      {dueAt && (
        <div className="mb-5">
          <Notice tone="warn">
            您的角色登录时必须使用两步验证，请在 {siteDate(dueAt)} 之前设置。
            <Link href="/admin/account#factor" className="ml-1 underline underline-offset-4">
              现在设置
            </Link>
          </Notice>
        </div>
      )}
      {can(actor, 'article.create') ? <Pieces actor={actor} now={now} /> : <Screens actor={actor} />}
    </>
  )
}

function Pieces({ actor, now }: { actor: Actor; now: Date }) {
  const edits = can(actor, 'article.publish')
  return (
    <div className="grid gap-5 lg:grid-cols-2">
      {edits && <Missed actor={actor} now={now} />}
      <Panel title="我的草稿" more="/admin/articles?status=DRAFT&mine=1">
        <Drafts actor={actor} />
      </Panel>
      <Panel title={edits ? '待审' : '已送审'} more="/admin/articles?status=SUBMITTED">
        <Waiting actor={actor} />
      </Panel>
      <Panel title="即将定时" more="/admin/articles?status=SCHEDULED">
        <Upcoming actor={actor} />
      </Panel>
      <Panel title="最近发布" more="/admin/articles?status=PUBLISHED">
        <Published actor={actor} />
      </Panel>
      <Panel title="7 天阅读排行">
        <MostRead actor={actor} />
      </Panel>
    </div>
  )
}

/** What somebody who has nothing to do with pieces comes for, as 三员 do. */
function Screens({ actor }: { actor: Actor }) {
  return (
    <Panel title="您负责的页面">
      <ul className="divide-y divide-line">
        {navigationFor(actor)
          .filter(({ href }) => href !== HOME_PATH)
          .map(({ href, label }) => (
            <li key={href} className="py-2.5">
              <Link href={href} className="underline-offset-4 hover:text-accent hover:underline">
                {label}
              </Link>
            </li>
          ))}
      </ul>
    </Panel>
  )
}

function Panel({ title, more, children }: { title: string; more?: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="rounded-lg border border-line bg-surface p-4 sm:p-5">
      <div className="mb-2 flex items-baseline justify-between">
        <h2 className="font-serif text-lg font-semibold">{title}</h2>
        {more && (
          <Link
            href={more}
            aria-label={`全部${title}`}
            className="text-sm text-accent underline-offset-4 hover:underline"
          >
            全部
          </Link>
        )}
      </div>
      <Suspense fallback={<Skeleton rows={4} />}>{children}</Suspense>
    </section>
  )
}

type Item = { key: number; articleId: number; title: string; mark?: ReactNode; note: string }

function Items({ items, empty }: { items: Item[]; empty: string }) {
  if (items.length === 0) return <p className="py-6 text-sm text-muted">{empty}</p>
  return (
    <ul className="divide-y divide-line">
      {items.map(({ key, articleId, title, mark, note }) => (
        <li key={key} className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 py-2.5">
          <Link
            href={`/admin/articles/${articleId}`}
            className="min-w-0 flex-1 basis-56 underline-offset-4 hover:text-accent hover:underline"
          >
            {title}
          </Link>
          {mark}
          <span className="text-xs text-muted tabular-nums">{note}</span>
        </li>
      ))}
    </ul>
  )
}

async function Drafts({ actor }: { actor: Actor }) {
  const { rows } = await listArticles(actor, { status: 'DRAFT', mine: '1' }, null)
  const items = rows.slice(0, SHOWN).map((row) => ({
    key: row.id,
    articleId: row.id,
    title: row.title,
    note: `${row.wordCount} 字 · ${siteDateTime(row.updatedAt)}`,
  }))
  return <Items items={items} empty="没有未完成的草稿。点“写稿”开始一篇，写下标题就会自动保存。" />
}

async function Waiting({ actor }: { actor: Actor }) {
  const { rows } = await listArticles(actor, { status: 'SUBMITTED' }, null)
  const items = rows.slice(0, SHOWN).map((row) => ({
    key: row.id,
    articleId: row.id,
    title: row.title,
    mark: <StatusBadge status={row.status} />,
    note: `${row.ownerName ?? '系统'} · ${siteDateTime(row.updatedAt)}`,
  }))
  return <Items items={items} empty="没有等待审阅的稿件。" />
}

/** What should have happened by now: nothing is drawn while there is none. */
async function Missed({ actor, now }: { actor: Actor; now: Date }) {
  const found = await listMissed(actor, now, OVERDUE_GRACE_SECONDS)
  if (found.length === 0) return null
  const items = found.map(({ id, articleId, title, action, dueAt, state, note }) => ({
    key: id,
    articleId,
    title,
    mark: (
      <Badge tone="danger">
        {state === 'FAILED' ? `${KINDS[action].verb}未成` : `待${KINDS[action].verb}`}
      </Badge>
    ),
    note: `定于 ${siteDateTime(dueAt)}${note ? ` · ${note}` : ''}`,
  }))
  return (
    <Panel title="没有按时执行">
      <Items items={items} empty="" />
    </Panel>
  )
}

async function Upcoming({ actor }: { actor: Actor }) {
  const found = await listUpcoming(actor, SHOWN)
  const items = found.map(({ id, articleId, title, action, dueAt }) => ({
    key: id,
    articleId,
    title,
    mark: <Badge tone={action === 'WITHDRAW' ? 'danger' : 'info'}>{KINDS[action].verb}</Badge>,
    note: `北京时间 ${siteDateTime(dueAt)}`,
  }))
  return <Items items={items} empty="没有定时任务。在稿件里选“定时发布”即可安排。" />
}

async function Published({ actor }: { actor: Actor }) {
  const found = await listRecentlyPublished(actor, SHOWN)
  const items = found.map(({ articleId, title, publishedAt, column }) => ({
    key: articleId,
    articleId,
    title,
    note: `${column.name} · ${siteDateTime(publishedAt)}`,
  }))
  return <Items items={items} empty="还没有发布过稿件。" />
}

async function MostRead({ actor }: { actor: Actor }) {
  const found = await listMostRead(actor, 'WEEK', SHOWN)
  const items = found.map(({ articleId, title, views }) => ({
    key: articleId,
    articleId,
    title,
    note: `${views.toLocaleString('zh-CN')} 次`,
  }))
  return <Items items={items} empty="最近 7 天还没有阅读记录。读者打开文章后，这里每分钟更新一次。" />
}
