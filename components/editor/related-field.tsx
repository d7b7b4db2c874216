'use client'
import { ArrowUp, X } from 'lucide-react'
import { loadOptions } from '@/components/desk/articles/load-options'
import { Combobox, type Option } from '@/components/ui/combobox'
import type { ChangeFields, DraftFields } from './draft-fields'

const load = loadOptions('/api/articles/published')
const MOST = 10
const iconButton = 'shrink-0 rounded p-1.5 text-muted hover:bg-sunken hover:text-ink disabled:opacity-30'

type Props = { fields: DraftFields; change: ChangeFields; error?: string | undefined }

/** 相关阅读 picked by hand: they come before what tags and words find. */
export function RelatedField({ fields: { related }, change, error }: Props) {
  const add = ({ id, name }: Option) => change({ related: [...related, { id, name }] })
  const remove = (id: number) => change({ related: related.filter((one) => one.id !== id) })
  const moveUp = (index: number) => {
    const next = [...related]
    next.splice(index - 1, 0, ...next.splice(index, 1))
    change({ related: next })
  }
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 text-sm font-medium">相关阅读</legend>
      <ol className="flex flex-col gap-1 empty:hidden">
        {related.map(({ id, name }, index) => (
          <li key={id} className="flex items-center rounded-md border border-line py-0.5 pl-2.5 text-sm">
            <span className="min-w-0 flex-1 py-1">{name}</span>
            <button
              type="button"
              aria-label={`《${name}》前移一位`}
              disabled={index === 0}
              onClick={() => moveUp(index)}
              className={iconButton}
            >
              <ArrowUp aria-hidden="true" className="size-4" />
            </button>
            <button
              type="button"
              aria-label={`移除《${name}》`}
              onClick={() => remove(id)}
              className={iconButton}
            >
              <X aria-hidden="true" className="size-4" />
            </button>
          </li>
        ))}
      </ol>
      {related.length < MOST && (
        <Combobox
          label="添加相关阅读"
          placeholder="搜索已发布的稿件；不填则自动推荐"
          load={load}
          taken={related.map(({ id }) => id)}
          onPick={add}
        />
      )}
      {error && <p className="text-sm text-danger">{error}</p>}
    </fieldset>
  )
}
