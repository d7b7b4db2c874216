'use client'
import { ArrowUp, X } from 'lucide-react'
import { toast } from 'sonner'
import { loadOptions } from '@/components/desk/articles/load-options'
import { Combobox, type Option } from '@/components/ui/combobox'
import { inputClass } from '@/components/ui/field'
import type { ChangeFields, DraftFields } from './draft-fields'
import { ensureNamed } from './draft-requests'

const load = loadOptions('/api/authors')
const iconButton = 'rounded p-1.5 text-muted hover:bg-sunken hover:text-ink disabled:opacity-30'

/** 署名: people in order, each with the office that goes with this piece (theirs of today, until changed). */
export function BylinesField({
  fields,
  change,
  mayCreate,
}: {
  fields: DraftFields
  change: ChangeFields
  mayCreate: boolean
}) {
  const { bylines } = fields
  const add = ({ id, name, note }: Option) => {
    if (!bylines.some(({ authorId }) => authorId === id)) {
      change({ bylines: [...bylines, { authorId: id, name, affiliation: note ?? '' }] })
    }
  }
  const create = (name: string) =>
    void ensureNamed('/api/authors', name).then(add, (error: Error) => toast.error(error.message))
  const replace = (authorId: number, affiliation: string) =>
    change({ bylines: bylines.map((one) => (one.authorId === authorId ? { ...one, affiliation } : one)) })
  const moveUp = (index: number) => {
    const next = [...bylines]
    next.splice(index - 1, 0, ...next.splice(index, 1))
    change({ bylines: next })
  }
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 text-sm font-medium">署名</legend>
      <ol className="flex flex-col gap-2 empty:hidden">
        {bylines.map(({ authorId, name, affiliation }, index) => (
          <li key={authorId} className="rounded-md border border-line p-2">
            <div className="flex items-center">
              <span className="flex-1 pl-1 font-medium">{name}</span>
              <button
                type="button"
                aria-label={`${name}前移一位`}
                disabled={index === 0}
                onClick={() => moveUp(index)}
                className={iconButton}
              >
                <ArrowUp aria-hidden="true" className="size-4" />
              </button>
              <button
                type="button"
                aria-label={`移除署名 ${name}`}
                onClick={() => change({ bylines: bylines.filter((one) => one.authorId !== authorId) })}
                className={iconButton}
              >
                <X aria-hidden="true" className="size-4" />
              </button>
            </div>
            <input
              aria-label={`${name}的职务`}
              placeholder="职务（可不填）"
              maxLength={200}
              value={affiliation}
              onChange={(event) => replace(authorId, event.target.value)}
              className={`${inputClass} mt-1 py-1.5 text-sm`}
            />
          </li>
        ))}
      </ol>
      <Combobox
        label="添加署名"
        placeholder="输入作者姓名"
        load={load}
        taken={bylines.map(({ authorId }) => authorId)}
        onPick={add}
        onCreate={mayCreate ? create : undefined}
        createLabel={(name) => `新建作者“${name}”`}
      />
    </fieldset>
  )
}
