import type { Metadata } from 'next'
import { Suspense } from 'react'
import { ListPages } from '@/components/desk/list-pages'
import { LogFilter } from '@/components/desk/log-filter'
import { type LogSelect, stateSelect } from '@/components/desk/log-selects'
import { PageHeader } from '@/components/desk/page-header'
import { RecordTable } from '@/components/desk/record-table'
import { DeliveryLog } from '@/components/desk/webhooks/delivery-log'
import { NewWebhook } from '@/components/desk/webhooks/new-webhook'
import { WebhookMenu } from '@/components/desk/webhooks/webhook-menu'
import { WEBHOOKS_PATH } from '@/components/desk/webhooks/webhooks-path'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import type { Actor } from '@/lib/auth/permissions'
import { requireUser } from '@/lib/auth/session'
import { siteDateTime } from '@/lib/time'
import { eventLabel } from '@/lib/webhooks/events'
import { type ListedWebhook, listDeliveries, listWebhooks } from '@/lib/webhooks/queries'
import {
  type AskedOfDeliveries,
  askedOfDeliveries,
  DELIVERY_STATE_LABELS,
  WEBHOOK_KIND_LABELS,
} from '@/lib/webhooks/schema'
import type { SearchParams } from '../list-params'
import { create, remove, renew, replay, setActive, test, update } from './actions'

export const metadata: Metadata = { title: 'Webhook' }

/** Which servers and chat groups are told of what happens, and what they answered. */
export default async function WebhooksPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireUser('webhook.manage')
  const asked = askedOfDeliveries.parse(await searchParams)
  const hooks = await listWebhooks(actor)
  return (
    <>
      <PageHeader title="Webhook" action={<NewWebhook action={create} />}>
        稿件有变化时通知工作群或别的系统。消息里只有标题、操作和网址，没有正文。
      </PageHeader>
      {hooks.length > 0 ? (
        <Hooks hooks={hooks} />
      ) : (
        <EmptyState title="还没有 Webhook">
          可以接企业微信、钉钉、飞书的群机器人，也可以接自己的系统（JSON，带签名）。
        </EmptyState>
      )}
      <h2 className="mt-10 mb-3 font-serif text-xl font-semibold">投递记录</h2>
      <LogFilter
        path={WEBHOOKS_PATH}
        asked={{ hook: asked.hook, state: asked.state }}
        selects={[byHook(hooks), stateSelect(DELIVERY_STATE_LABELS)]}
      />
      <Suspense key={JSON.stringify(asked)} fallback={<Skeleton rows={8} />}>
        <Log actor={actor} asked={asked} />
      </Suspense>
    </>
  )
}

const byHook = (hooks: ListedWebhook[]): LogSelect => ({
  name: 'hook',
  label: '按 Webhook 筛选',
  all: '全部 Webhook',
  choices: hooks.map(({ id, name }) => [String(id), name]),
})

function Hooks({ hooks }: { hooks: ListedWebhook[] }) {
  return (
    <RecordTable
      caption="Webhook 列表"
      heads={['名称', '种类', '状态', '网址', '事件']}
      rows={hooks.map((hook) => ({
        key: hook.id,
        faded: !hook.active,
        cells: [
          <span key="name" className="text-base font-medium wrap-anywhere">
            {hook.name}
          </span>,
          WEBHOOK_KIND_LABELS[hook.kind],
          <State key="state" hook={hook} />,
          <span key="url" className="text-muted wrap-anywhere">
            {hook.address}
          </span>,
          <span key="events" className="text-muted">
            {hook.events.map(eventLabel).join('、')}
          </span>,
        ],
        actions: <WebhookMenu hook={hook} actions={{ update, renew, setActive, remove, test }} />,
      }))}
    />
  )
}

function State({ hook: { active, failingSince } }: { hook: ListedWebhook }) {
  if (!active) return <Badge>已停用</Badge>
  if (failingSince) return <Badge tone="danger">{`${siteDateTime(failingSince)} 起送不到`}</Badge>
  return <Badge tone="accent">在用</Badge>
}

async function Log({ actor, asked }: { actor: Actor; asked: AskedOfDeliveries }) {
  const { rows, next } = await listDeliveries(actor, asked)
  if (rows.length === 0)
    return asked.hook || asked.state ? (
      <EmptyState title="没有这样的投递">换个 Webhook 或状态再看。</EmptyState>
    ) : (
      <EmptyState title="还没有投递">有了 Webhook 以后，下一次发布或别的变化就会出现在这里。</EmptyState>
    )
  return (
    <>
      <DeliveryLog rows={rows} replay={replay} />
      <ListPages
        path={WEBHOOKS_PATH}
        asked={{ hook: asked.hook, state: asked.state }}
        before={asked.before}
        next={next}
      />
    </>
  )
}
