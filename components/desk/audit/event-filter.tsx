'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, type ReactNode, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { inputClass } from '@/components/ui/field'
import { ACTIONS, NOUNS, SUBJECTS } from '@/lib/audit/actions'
import { type AuditFilter, filterQuery } from '@/lib/audit/filter'
import { ClearLink } from '../clear-link'
import { AUDIT_PATH } from './audit-path'
import { ExportButton } from './export-button'

type Props = { filter: AuditFilter; people: { id: number; name: string }[] }

/** Narrows the log by who, what, to what and when; what is asked stands in the address. */
export function EventFilter({ filter, people }: Props) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const [kind, setKind] = useState<string>(filter.kind ?? '')
  const asked = filterQuery(filter)
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const set = [...new FormData(event.currentTarget)].flatMap(([name, value]) =>
      typeof value === 'string' && value.trim() !== '' ? [[name, value.trim()]] : [],
    )
    start(() => router.push(set.length > 0 ? `${AUDIT_PATH}?${new URLSearchParams(set)}` : AUDIT_PATH))
  }
  return (
    <search className="mb-4">
      <form action={AUDIT_PATH} onSubmit={onSubmit} className="flex flex-col gap-3">
        <div className="grid gap-2 sm:grid-cols-3 xl:grid-cols-6">
          <select name="who" aria-label="操作人" className={inputClass} defaultValue={filter.who ?? ''}>
            <option value="">所有人</option>
            <option value="system">系统和定时任务</option>
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <select name="what" aria-label="操作" className={inputClass} defaultValue={filter.what ?? ''}>
            <option value="">所有操作</option>
            <ActionOptions />
          </select>
          <select
            name="kind"
            aria-label="对象的种类"
            className={inputClass}
            value={kind}
            onChange={(event) => setKind(event.target.value)}
          >
            <option value="">所有对象</option>
            {Object.entries(SUBJECTS).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
          <input
            name="number"
            aria-label="对象的编号"
            placeholder={kind === '' ? '编号：先选对象' : '编号'}
            disabled={kind === ''}
            maxLength={254}
            defaultValue={filter.number ?? ''}
            className={inputClass}
          />
          <Day name="from" label="从" value={filter.from} />
          <Day name="to" label="到" value={filter.to} />
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <Button type="submit" variant="primary" pending={pending}>
            筛选
          </Button>
          {asked !== '' && <ClearLink href={AUDIT_PATH}>清除筛选</ClearLink>}
          <ExportButton query={asked} />
        </div>
      </form>
    </search>
  )
}

function ActionOptions(): ReactNode {
  return Object.entries(NOUNS).map(([noun, label]) => (
    <optgroup key={noun} label={label}>
      <option value={noun}>{`${label}：全部`}</option>
      {Object.entries(ACTIONS)
        .filter(([action]) => action.startsWith(`${noun}.`))
        .map(([action, [name]]) => (
          <option key={action} value={action}>
            {`${label}：${name}`}
          </option>
        ))}
    </optgroup>
  ))
}

function Day({ name, label, value }: { name: string; label: string; value: string | undefined }) {
  return (
    <label className="flex items-center gap-2 text-sm text-muted">
      <span className="shrink-0">{label}</span>
      <input type="date" name={name} defaultValue={value ?? ''} className={`${inputClass} min-w-0 text-sm`} />
    </label>
  )
}
