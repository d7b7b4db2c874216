'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from 'sonner'
import { MenuItem, MenuSeparator } from '@/components/ui/menu'
import { ConfirmAction } from '../confirm-action'
import { RecordDialog } from '../record-dialog'
import { RowMenu } from '../row-menu'
import { type DeskAction, formOf, sendAction } from '../send-action'
import { SynonymFields } from './synonym-fields'

export type SynonymActions = {
  create: DeskAction
  update: DeskAction
  enable: DeskAction
  remove: DeskAction
}
type Props = { set: { id: number; terms: string[]; enabled: boolean; seen: string }; actions: SynonymActions }

/** What can be done with one set of synonyms. */
export function SynonymMenu({ set, actions }: Props) {
  const router = useRouter()
  const [open, setOpen] = useState<'edit' | 'remove' | null>(null)
  const close = () => setOpen(null)
  const { id, terms, enabled } = set
  const name = terms.join('、')

  async function enable() {
    const answer = await sendAction(actions.enable, formOf({ id, enabled: enabled ? 0 : 1 }))
    if (!answer.ok) return toast.error(answer.message)
    toast.success(enabled ? '已停用，词都还在' : '已启用，搜索立即按它查找')
    router.refresh()
  }
  return (
    <>
      <RowMenu of={name}>
        <MenuItem onSelect={() => setOpen('edit')}>编辑…</MenuItem>
        <MenuItem onSelect={() => void enable()}>{enabled ? '停用' : '启用'}</MenuItem>
        <MenuSeparator />
        <MenuItem danger onSelect={() => setOpen('remove')}>
          删除…
        </MenuItem>
      </RowMenu>
      {open === 'edit' && (
        <RecordDialog
          title="编辑同义词"
          action={actions.update}
          hidden={{ id }}
          seen={set.seen}
          submitLabel="保存"
          done="已保存，搜索立即按它查找"
          onClose={close}
        >
          {(error) => <SynonymFields terms={terms} error={error} />}
        </RecordDialog>
      )}
      {open === 'remove' && (
        <ConfirmAction
          title="删除这组同义词？"
          confirmLabel="确认删除"
          danger
          action={actions.remove}
          fields={{ id }}
          done="已删除这组同义词"
          onClose={close}
        >
          “{name}”不再互相找到。只是暂时不用的话，可以改为停用；删掉的词留在操作日志里。
        </ConfirmAction>
      )}
    </>
  )
}
