'use client'
import { useState } from 'react'
import { ChoiceField } from '@/components/ui/choice-field'
import { idsUnder } from '@/lib/taxonomy/tree'
import { FormEnd } from '../form-end'
import type { DeskAction } from '../send-action'
import { useRecordForm } from '../use-record-form'
import { useUnsavedGuard } from '../use-unsaved-guard'

type Column = { id: number; name: string; parentId: number | null; depth: number }
type Props = { userId: number; columns: Column[]; chosen: number[]; seen: string; action: DeskAction }

/** Which columns somebody works in: all, or those that are ticked with what is below them. */
export function PersonColumns({ userId, columns, chosen, seen, action }: Props) {
  const [some, setSome] = useState(chosen.length > 0)
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set(chosen))
  const { refusal, pending, dirty, formProps } = useRecordForm({
    action,
    done: '已保存，从他的下一步操作起生效',
    seen,
  })
  useUnsavedGuard(dirty)
  const covered = new Set([...ticked].flatMap((id) => idsUnder(columns, id).slice(1)))
  const own = [...ticked].filter((id) => !covered.has(id))
  const toggle = (id: number) =>
    setTicked((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]))
  return (
    <form {...formProps} className="flex flex-col gap-4">
      <input type="hidden" name="id" value={userId} />
      <ChoiceField
        label="负责的栏目"
        name="scope"
        value={some ? 'some' : 'all'}
        onChange={(value) => setSome(value === 'some')}
        choices={[
          { value: 'all', label: '全部栏目', hint: '以后新开的栏目也在内。' },
          { value: 'some', label: '只负责选中的栏目', hint: '连同它们的下级栏目。' },
        ]}
      />
      {some && (
        <fieldset className="max-h-80 overflow-y-auto rounded-md border border-line p-2">
          <legend className="sr-only">选中的栏目</legend>
          {columns.map(({ id, name, depth }) => {
            const within = covered.has(id)
            return (
              <label
                key={id}
                className="flex min-h-9 items-center gap-2.5 rounded px-2 text-sm has-enabled:cursor-pointer has-enabled:hover:bg-sunken"
                style={{ paddingInlineStart: `${0.5 + depth * 1.5}rem` }}
              >
                <input
                  type="checkbox"
                  checked={within || ticked.has(id)}
                  disabled={within}
                  onChange={() => toggle(id)}
                  className="accent-accent"
                />
                {name}
                {within && <span className="text-muted">含在上级栏目内</span>}
              </label>
            )
          })}
        </fieldset>
      )}
      {some && own.map((id) => <input key={id} type="hidden" name="columnIds[]" value={id} />)}
      <FormEnd refusal={refusal} pending={pending} dirty={dirty} label="保存负责的栏目" />
    </form>
  )
}
