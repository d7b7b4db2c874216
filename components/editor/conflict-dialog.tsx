'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { siteDateTime } from '@/lib/time'
import { ConflictChoices, firstChoices } from './conflict-choices'
import type { Current, DraftText } from './draft-text'
import { type DraftMerge, resolveDrafts } from './merge-drafts'

type Props = {
  current: Current
  merge: DraftMerge
  columns: { id: number; name: string }[]
  onResolve: (chosen: DraftText) => void
  onClose: () => void
}

/** Lets the writer choose where somebody else changed the same place. */
export function ConflictDialog({ current, merge, columns, onResolve, onClose }: Props) {
  const [choices, setChoices] = useState(() => firstChoices(merge))
  const name = current.byName ?? '他人'
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => open || onClose()}
      title="与他人修改冲突"
      description={`${name}在 ${siteDateTime(new Date(current.at))} 保存了这篇稿件，下面这些地方您也改过。没有选用的文字会存为版本“冲突副本”，随时可以找回。`}
    >
      <ConflictChoices
        merge={merge}
        sides={{ mine: '我的', theirs: `${name}的` }}
        columns={columns}
        choices={choices}
        onChange={setChoices}
      />
      <div className="mt-4 flex justify-end gap-2">
        <Button onClick={onClose}>稍后处理</Button>
        <Button
          variant="primary"
          onClick={() => onResolve(resolveDrafts(merge, choices.fields, choices.blocks))}
        >
          按选择合并
        </Button>
      </div>
    </Dialog>
  )
}
