'use client'
import { loadOptions } from '@/components/desk/articles/load-options'
import { Combobox } from '@/components/ui/combobox'
import { SelectField, TextField } from '@/components/ui/field'
import type { FieldError } from '../use-record-form'
import type { SectionDraft } from './topic-draft'

export type ColumnChoice = { id: number; name: string; depth: number }

const loadTags = loadOptions('/api/tags')

type Props = {
  section: SectionDraft
  columns: ColumnChoice[]
  error: FieldError
  onSet: (values: Partial<SectionDraft>) => void
}

/** The newest of a column or a tag: it fills itself. */
export function RuleField({ section, columns, error, onSet }: Props) {
  const { by, columnId, tag, most } = section
  return (
    <div className="grid gap-4 sm:grid-cols-[9rem_minmax(0,1fr)_7rem]">
      <SelectField
        label="选稿依据"
        value={by}
        onChange={(event) => onSet({ by: event.target.value === 'tag' ? 'tag' : 'column' })}
      >
        <option value="column">栏目</option>
        <option value="tag">标签</option>
      </SelectField>
      {by === 'column' ? (
        <SelectField
          label="取哪个栏目"
          value={columnId ?? ''}
          error={error('source') ?? error('columnId')}
          hint="包括它的下级栏目。"
          onChange={(event) => onSet({ columnId: Number(event.target.value) || null })}
        >
          <option value="">请选择</option>
          {columns.map(({ id, name, depth }) => (
            <option key={id} value={id}>
              {'　'.repeat(depth) + name}
            </option>
          ))}
        </SelectField>
      ) : (
        <div className="flex flex-col gap-1.5">
          <p className="text-sm font-medium">取哪个标签</p>
          {tag && <p className="text-sm">现在是“{tag.name}”，要换请在下面查找。</p>}
          <Combobox
            label="查找标签"
            placeholder="输入标签名"
            load={loadTags}
            onPick={({ id, name }) => onSet({ tag: { id, name } })}
          />
          {(error('source') ?? error('tagId')) && (
            <p className="text-sm text-danger">{error('source') ?? error('tagId')}</p>
          )}
        </div>
      )}
      <TextField
        label="最多几篇"
        type="number"
        min={1}
        max={50}
        value={most}
        error={error('most')}
        onChange={(event) => onSet({ most: event.target.value })}
      />
    </div>
  )
}
