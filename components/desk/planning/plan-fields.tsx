import { SelectField, TextAreaField, TextField } from '@/components/ui/field'
import type { FieldError } from '../use-record-form'
import type { DeskPlan, PlanChoices } from './plan'

type Props = PlanChoices & {
  /** The plan being changed; null for a new one. */
  plan: DeskPlan | null
  /** Whether one may also say who and when. */
  manages: boolean
  error: FieldError
}

/** What is asked about a plan. */
export function PlanFields({ plan, manages, columns, people, error }: Props) {
  return (
    <>
      <TextField
        label="选题"
        name="title"
        required
        maxLength={120}
        autoComplete="off"
        defaultValue={plan?.title ?? ''}
        error={error('title')}
      />
      <TextAreaField
        label="说明"
        name="pitch"
        maxLength={2000}
        defaultValue={plan?.pitch ?? ''}
        hint="写什么、为什么是现在、找谁采访。"
        error={error('pitch')}
      />
      <SelectField label="栏目" name="columnId" defaultValue={plan?.columnId ?? ''} error={error('columnId')}>
        <option value="">还没定</option>
        {columns.map(({ id, name, depth }) => (
          <option key={id} value={id}>
            {'　'.repeat(depth) + name}
          </option>
        ))}
      </SelectField>
      {manages && (
        <>
          <SelectField
            label="执笔人"
            name="assigneeId"
            defaultValue={plan?.assigneeId ?? ''}
            error={error('assigneeId')}
          >
            <option value="">还没分配</option>
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              label="交稿日"
              name="dueOn"
              type="date"
              defaultValue={plan?.dueOn ?? ''}
              error={error('dueOn')}
            />
            <TextField
              label="见报日"
              name="slotOn"
              type="date"
              defaultValue={plan?.slotOn ?? ''}
              hint="计划哪天见报；发布时间另外定。"
              error={error('slotOn')}
            />
          </div>
        </>
      )}
    </>
  )
}
