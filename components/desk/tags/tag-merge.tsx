'use client'
import { X } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Combobox, type Option } from '@/components/ui/combobox'
import { loadOptions } from '../articles/load-options'
import { ConfirmAction } from '../confirm-action'
import { Section } from '../section'
import type { DeskAction } from '../send-action'

const load = loadOptions('/api/tags')

type Props = { tag: { id: number; name: string; articles: number }; action: DeskAction }

/** Makes one tag of two; says first what becomes of this one. */
export function TagMerge({ tag, action }: Props) {
  const router = useRouter()
  const [into, setInto] = useState<Option | null>(null)
  const [asking, setAsking] = useState(false)
  return (
    <Section title="合并到其他标签" explain="两个标签说的是一件事时，把这一个并过去。">
      {into ? (
        <p className="flex items-center rounded-md border border-line px-3 py-1.5">
          <span className="flex-1">{into.name}</span>
          <button
            type="button"
            aria-label={`不合并到 ${into.name}`}
            onClick={() => setInto(null)}
            className="rounded p-1.5 text-muted hover:bg-sunken hover:text-ink"
          >
            <X aria-hidden="true" className="size-4" />
          </button>
        </p>
      ) : (
        <Combobox
          label="合并到哪个标签"
          placeholder="输入标签名称"
          load={load}
          taken={[tag.id]}
          onPick={setInto}
        />
      )}
      <div>
        <Button disabled={into === null} onClick={() => setAsking(true)}>
          合并…
        </Button>
      </div>
      {asking && into && (
        <ConfirmAction
          title={`把“${tag.name}”合并到“${into.name}”？`}
          confirmLabel="确认合并"
          danger
          action={action}
          fields={{ id: tag.id, intoId: into.id }}
          done={`“${tag.name}”已合并到“${into.name}”`}
          onClose={() => setAsking(false)}
          onDone={() => router.push(`/admin/tags/${into.id}`)}
        >
          <ul className="list-disc space-y-1 pl-5">
            {tag.articles > 0 && (
              <li>
                使用“{tag.name}”的 {tag.articles} 篇稿件改用“{into.name}”；
              </li>
            )}
            <li>
              “{tag.name}”和它的别名都成为“{into.name}”的别名；
            </li>
            <li>“{tag.name}”的旧网址自动跳到新标签的页面。</li>
          </ul>
          <p className="mt-2">合并后不能撤销。</p>
        </ConfirmAction>
      )}
    </Section>
  )
}
