'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { ConfirmAction } from '../confirm-action'
import type { DeskAction } from '../send-action'

export type TopicActions = Record<'publish' | 'withdraw' | 'remove', DeskAction>

type Step = keyof TopicActions

const STEPS = {
  publish: {
    label: '发布',
    done: '已发布，读者现在就能看到',
    explain: '发布后读者立即可以看到专题；以后每次保存都立即生效。',
  },
  withdraw: {
    label: '撤下',
    done: '已撤下，读者看不到了',
    explain: '专题从网站上撤下，内容留在这里，可以再发布。里面的稿件不受影响。',
  },
  remove: {
    label: '删除',
    done: '已删除专题',
    explain: '专题和它的板块一并删除，不能恢复。里面的稿件不受影响。',
  },
} as const

type Props = {
  topic: { id: number; title: string; version: number; published: boolean }
  /** Something typed is not saved: what is asked of the stored topic would not be what is on the screen. */
  dirty: boolean
  actions: TopicActions
  /** The topic has been written once more. */
  onWritten: () => void
}

/** Where a topic stands, and what can be done with it. */
export function TopicSteps({ topic: { id, title, version, published }, dirty, actions, onWritten }: Props) {
  const router = useRouter()
  const [asking, setAsking] = useState<Step | null>(null)
  const done = () => {
    if (asking === 'remove') return router.push('/admin/topics')
    onWritten()
    router.refresh()
  }
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Badge tone={published ? 'accent' : 'plain'}>{published ? '已发布' : '未发布'}</Badge>
      <Button disabled={dirty} onClick={() => setAsking(published ? 'withdraw' : 'publish')}>
        {published ? '撤下…' : '发布…'}
      </Button>
      {!published && (
        <Button variant="danger" onClick={() => setAsking('remove')}>
          删除…
        </Button>
      )}
      {dirty && <span className="text-sm text-muted">保存后才能{published ? '撤下' : '发布'}。</span>}
      {asking && (
        <ConfirmAction
          title={`${STEPS[asking].label}专题“${title}”？`}
          confirmLabel={`确认${STEPS[asking].label}`}
          danger={asking !== 'publish'}
          action={actions[asking]}
          fields={{ id, version }}
          done={STEPS[asking].done}
          onClose={() => setAsking(null)}
          onDone={done}
        >
          {STEPS[asking].explain}
        </ConfirmAction>
      )}
    </div>
  )
}
