import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { Suspense } from 'react'
import { z } from 'zod'
import { ListPages } from '@/components/desk/list-pages'
import { PageHeader } from '@/components/desk/page-header'
import { PushFilter } from '@/components/desk/pushes/push-filter'
import { PushLog } from '@/components/desk/pushes/push-log'
import { PushSettingsForm } from '@/components/desk/pushes/push-settings-form'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import type { Actor } from '@/lib/auth/permissions'
import { requireUser } from '@/lib/auth/session'
import { getPushSettings, listPushes } from '@/lib/push/queries'
import type { SearchParams } from '../list-params'
import { retry, retryFailed, save } from './actions'

export const metadata: Metadata = { title: '推送' }

const params = z.object({
  channel: z.enum(['INDEXNOW', 'BAIDU', 'WEBSUB']).optional().catch(undefined),
  state: z.enum(['PENDING', 'DONE', 'FAILED']).optional().catch(undefined),
  before: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional().catch(undefined),
})

type Asked = z.output<typeof params>

/** Whom the site tells of what it publishes, and what became of it. */
export default async function PushesPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireUser('settings.manage')
  const asked = params.parse(await searchParams)
  const settings = await getPushSettings(actor)
  if (!settings) forbidden()
  return (
    <>
      <PageHeader title="推送">
        发布、更新和撤稿后，自动把网址告诉搜索引擎和订阅服务。没有设置的渠道不推送。
      </PageHeader>
      <PushSettingsForm settings={settings} action={save} />
      <h2 className="mt-10 mb-3 font-serif text-xl font-semibold">推送记录</h2>
      <PushFilter channel={asked.channel} state={asked.state} retryFailed={retryFailed} />
      <Suspense key={JSON.stringify(asked)} fallback={<Skeleton rows={8} />}>
        <Log actor={actor} asked={asked} />
      </Suspense>
    </>
  )
}

async function Log({ actor, asked }: { actor: Actor; asked: Asked }) {
  const { rows, next } = await listPushes(actor, asked)
  if (rows.length === 0) {
    return asked.channel || asked.state ? (
      <EmptyState title="没有这样的推送">换个渠道或状态再看。</EmptyState>
    ) : (
      <EmptyState title="还没有推送">设置好渠道以后，下一次发布、更新或撤稿就会出现在这里。</EmptyState>
    )
  }
  return (
    <>
      <PushLog rows={rows} retry={retry} />
      <ListPages
        path="/admin/pushes"
        asked={{ channel: asked.channel, state: asked.state }}
        before={asked.before}
        next={next}
      />
    </>
  )
}
