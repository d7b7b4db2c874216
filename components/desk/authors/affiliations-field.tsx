'use client'
import { Plus, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { Section } from '../section'
import type { FieldError } from '../use-record-form'

type Affiliation = { title: string; since: string; until: string | null }
type Row = { key: number; title: string; since: string; until: string }

type Props = { initial: Affiliation[]; onChange: () => void; error: FieldError }

/** 职务 with the days from and until which they are held; sent as one field, because rows come and go. */
export function AffiliationsField({ initial, onChange, error }: Props) {
  const keys = useRef(0)
  const newKey = () => ++keys.current
  const [rows, setRows] = useState<Row[]>(() =>
    initial.map(({ title, since, until }) => ({ key: newKey(), title, since, until: until ?? '' })),
  )
  const change = (next: Row[]) => {
    setRows(next)
    onChange()
  }
  const set = (key: number, values: Partial<Row>) =>
    change(rows.map((row) => (row.key === key ? { ...row, ...values } : row)))
  return (
    <Section title="职务" explain="写稿署名时自动填上当天在任的职务；同时有几个时取任职最晚的。">
      <input
        type="hidden"
        name="affiliations"
        value={JSON.stringify(rows.map(({ title, since, until }) => ({ title, since, until })))}
      />
      <ol className="flex flex-col gap-3 empty:hidden">
        {rows.map((row, index) => (
          <AffiliationRow
            key={row.key}
            row={row}
            number={index + 1}
            error={(field) => error(`affiliations.${index}.${field}`)}
            onSet={(values) => set(row.key, values)}
            onRemove={() => change(rows.filter(({ key }) => key !== row.key))}
          />
        ))}
      </ol>
      {rows.length === 0 && <p className="text-sm text-muted">还没有职务。</p>}
      <div>
        <Button onClick={() => change([...rows, { key: newKey(), title: '', since: '', until: '' }])}>
          <Plus aria-hidden="true" />
          添加职务
        </Button>
      </div>
    </Section>
  )
}

type RowProps = {
  row: Row
  number: number
  error: FieldError
  onSet: (values: Partial<Row>) => void
  onRemove: () => void
}

function AffiliationRow({ row, number, error, onSet, onRemove }: RowProps) {
  return (
    <li className="relative rounded-md border border-line p-3 pr-11">
      <fieldset className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_9.5rem_9.5rem]">
        <legend className="sr-only">第 {number} 条职务</legend>
        <TextField
          label="职务"
          maxLength={100}
          placeholder="如：清江市生态环境局高级工程师"
          autoComplete="off"
          value={row.title}
          error={error('title')}
          onChange={(event) => onSet({ title: event.target.value })}
        />
        <TextField
          label="任职日期"
          type="date"
          value={row.since}
          error={error('since')}
          onChange={(event) => onSet({ since: event.target.value })}
        />
        <TextField
          label="离任日期"
          type="date"
          value={row.until}
          hint={row.until ? undefined : '空着表示在任'}
          error={error('until')}
          onChange={(event) => onSet({ until: event.target.value })}
        />
      </fieldset>
      <button
        type="button"
        aria-label={`移除第 ${number} 条职务`}
        onClick={onRemove}
        className="absolute top-2 right-2 rounded p-1.5 text-muted hover:bg-sunken hover:text-ink"
      >
        <X aria-hidden="true" className="size-4" />
      </button>
    </li>
  )
}
