'use client'
import { useState } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { TextField } from '@/components/ui/field'
import { RecordDialog } from '../record-dialog'
import { sendAction } from '../send-action'
import type { MediaActions } from './media-actions'

type Props = {
  ids: number[]
  actions: Pick<MediaActions, 'tag' | 'remove'>
  onAll: () => void
  onNone: () => void
  onChanged: () => void
}

function idsForm(ids: number[]): FormData {
  const form = new FormData()
  for (const id of ids) form.append('ids[]', String(id))
  return form
}

/** What can be done with several files at once; stays in sight while some are chosen. */
export function BulkBar({ ids, actions, onAll, onNone, onChanged }: Props) {
  const [asking, setAsking] = useState<'tag' | 'remove' | null>(null)
  const [pending, setPending] = useState(false)
  if (ids.length === 0) return null

  async function remove() {
    setPending(true)
    const answer = await sendAction(actions.remove, idsForm(ids))
    setPending(false)
    setAsking(null)
    if (!answer.ok) return toast.error(answer.message)
    const { deleted, refused } = answer.data
    if (deleted > 0) toast.success(`已删除 ${deleted} 个`)
    if (refused.length > 0) toast.warning(`有 ${refused.length} 个没有删除：${refused[0]}`)
    onChanged()
  }
  const tag: MediaActions['tag'] = (previous, form) => {
    for (const id of ids) form.append('ids[]', String(id))
    return actions.tag(previous, form)
  }
  return (
    <div
      role="toolbar"
      aria-label="批量处理"
      className="sticky bottom-3 z-20 mt-4 flex flex-wrap items-center gap-2 rounded-lg border border-line bg-surface px-3 py-2 shadow-lift"
    >
      <span role="status" className="mr-auto text-sm">
        已选 {ids.length} 个
      </span>
      <Button small variant="quiet" onClick={onAll}>
        全选本页
      </Button>
      <Button small variant="quiet" onClick={onNone}>
        取消选择
      </Button>
      <Button small onClick={() => setAsking('tag')}>
        打标签
      </Button>
      <Button small variant="danger" onClick={() => setAsking('remove')}>
        删除
      </Button>
      {asking === 'tag' && (
        <RecordDialog
          title={`给 ${ids.length} 个素材打标签`}
          action={tag}
          submitLabel="保存"
          done={({ changed }) => `已更新 ${changed} 个`}
          onClose={() => setAsking(null)}
          onDone={onChanged}
        >
          {(error) => (
            <>
              <TextField label="加上" name="add" maxLength={800} hint="用顿号分开。" error={error('add')} />
              <TextField label="去掉" name="remove" maxLength={800} error={error('remove')} />
            </>
          )}
        </RecordDialog>
      )}
      <ConfirmDialog
        open={asking === 'remove'}
        onOpenChange={(open) => open || pending || setAsking(null)}
        title={`删除选中的 ${ids.length} 个素材？`}
        confirmLabel="确认删除"
        danger
        pending={pending}
        onConfirm={() => void remove()}
      >
        没有用到的会被删除，不能恢复；还在使用的会留下，并说明用在哪里。
      </ConfirmDialog>
    </div>
  )
}
