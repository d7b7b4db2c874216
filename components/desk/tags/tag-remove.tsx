'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { ConfirmAction } from '../confirm-action'
import { Section } from '../section'
import type { DeskAction } from '../send-action'

type Props = { tag: { id: number; name: string; articles: number }; action: DeskAction }

/** Takes away a tag that no piece carries. */
export function TagRemove({ tag, action }: Props) {
  const router = useRouter()
  const [asking, setAsking] = useState(false)
  const explain =
    tag.articles > 0
      ? `还有 ${tag.articles} 篇稿件使用这个标签，不能删除；请改为合并。`
      : '没有稿件使用这个标签，可以删除。'
  return (
    <Section title="删除标签" explain={explain}>
      <div>
        <Button variant="danger" disabled={tag.articles > 0} onClick={() => setAsking(true)}>
          删除…
        </Button>
      </div>
      {asking && (
        <ConfirmAction
          title={`删除标签“${tag.name}”？`}
          confirmLabel="确认删除"
          danger
          action={action}
          fields={{ id: tag.id }}
          done={`已删除标签“${tag.name}”`}
          onClose={() => setAsking(false)}
          onDone={() => router.push('/admin/tags')}
        >
          标签和它的别名一并删除，原网址不再可用。
        </ConfirmAction>
      )}
    </Section>
  )
}
