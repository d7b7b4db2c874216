'use client'
import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { inputClass, SelectField, TextField } from '@/components/ui/field'
import { ROLE_LABELS } from '@/lib/auth/permissions'
import { type PolicyStep, REVIEWING_ROLES } from '@/lib/review/policy'
import type { Reviewer } from './policy-form'

type Props = {
  step: PolicyStep
  place: { at: number; of: number }
  people: Reviewer[]
  onChange: (change: Partial<PolicyStep>) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

/** One step of a policy: what it is called, who may do it, until when, and whether together with the one before. */
export function StepFields({ step, place, people, onChange, onMove, onRemove }: Props) {
  const { kind, name, dueHours, alongside } = step
  const called = name || `第 ${place.at + 1} 步`
  return (
    <li className="rounded-lg border border-line bg-surface p-4">
      <div className="flex items-start gap-1">
        <p className="flex-1 pt-1.5 text-sm text-muted tabular-nums">
          第 {place.at + 1} 步{place.at === place.of - 1 ? '（签发）' : ''}
        </p>
        <Button
          small
          variant="quiet"
          aria-label={`上移“${called}”`}
          disabled={place.at === 0}
          onClick={() => onMove(-1)}
        >
          <ArrowUp aria-hidden="true" />
        </Button>
        <Button
          small
          variant="quiet"
          aria-label={`下移“${called}”`}
          disabled={place.at === place.of - 1}
          onClick={() => onMove(1)}
        >
          <ArrowDown aria-hidden="true" />
        </Button>
        <Button small variant="quiet" aria-label={`移除“${called}”`} onClick={onRemove}>
          <X aria-hidden="true" />
        </Button>
      </div>
      <div className="grid gap-4 sm:grid-cols-[2fr_1fr_1fr]">
        <TextField
          label="名称"
          maxLength={20}
          value={name}
          onChange={(event) => onChange({ name: event.target.value })}
        />
        <SelectField
          label="种类"
          value={kind}
          onChange={(event) => onChange({ kind: event.target.value as PolicyStep['kind'] })}
        >
          <option value="REVIEW">审</option>
          <option value="PROOF">校</option>
        </SelectField>
        <TextField
          label="时限（小时）"
          type="number"
          min={1}
          max={720}
          placeholder="不限"
          value={dueHours ?? ''}
          onChange={(event) =>
            onChange({ dueHours: event.target.value === '' ? null : Number(event.target.value) })
          }
        />
      </div>
      <Who step={step} people={people} called={called} onChange={onChange} />
      {place.at > 0 && (
        <label className="mt-3 inline-flex items-center gap-2 text-sm">
          <input
            type="checkbox"
            className="size-4 accent-accent"
            checked={alongside}
            onChange={(event) => onChange({ alongside: event.target.checked })}
          />
          可与上一步同时进行
        </label>
      )}
    </li>
  )
}

function Who({
  step: { roles, userIds },
  people,
  called,
  onChange,
}: Pick<Props, 'step' | 'people' | 'onChange'> & { called: string }) {
  const named = userIds.map(
    (id) => people.find((one) => one.id === id) ?? { id, name: `用户 ${id}（已不能审）` },
  )
  const left = people.filter(({ id }) => !userIds.includes(id))
  return (
    <fieldset className="mt-4 flex flex-col gap-2">
      <legend className="mb-2 text-sm font-medium">谁可以审</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-2 text-sm">
        {REVIEWING_ROLES.map((role) => (
          <label key={role} className="inline-flex items-center gap-2">
            <input
              type="checkbox"
              className="size-4 accent-accent"
              checked={roles.includes(role)}
              onChange={(event) =>
                onChange({
                  roles: event.target.checked ? [...roles, role] : roles.filter((one) => one !== role),
                })
              }
            />
            {ROLE_LABELS[role]}
          </label>
        ))}
      </div>
      {named.length > 0 && (
        <ul aria-label={`“${called}”指名的人`} className="flex flex-wrap gap-2">
          {named.map(({ id, name }) => (
            <li
              key={id}
              className="inline-flex items-center gap-1 rounded-full bg-accent-soft py-0.5 pr-1 pl-3 text-sm text-accent"
            >
              {name}
              <button
                type="button"
                aria-label={`移除${name}`}
                className="rounded-full p-1 hover:bg-surface"
                onClick={() => onChange({ userIds: userIds.filter((one) => one !== id) })}
              >
                <X aria-hidden="true" className="size-3.5" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <select
        aria-label={`“${called}”再指名一人`}
        className={`${inputClass} max-w-64`}
        value=""
        onChange={(event) =>
          event.target.value !== '' && onChange({ userIds: [...userIds, Number(event.target.value)] })
        }
      >
        <option value="">再指名一人…</option>
        {left.map(({ id, name, role }) => (
          <option key={id} value={id}>
            {name}（{ROLE_LABELS[role]}）
          </option>
        ))}
      </select>
    </fieldset>
  )
}
