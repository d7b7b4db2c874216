'use client'
import { X } from 'lucide-react'
import { toast } from 'sonner'
import { loadOptions } from '@/components/desk/articles/load-options'
import { Combobox } from '@/components/ui/combobox'
import { SelectField, TextField } from '@/components/ui/field'
import { ORIGIN_LABELS } from '@/lib/articles/schema'
import type { FieldErrors } from '@/lib/errors'
import type { ChangeFields, DraftFields } from './draft-fields'
import { ensureNamed } from './draft-requests'

const load = loadOptions('/api/sources')
const ORIGINS = Object.entries(ORIGIN_LABELS) as [DraftFields['origin'], string][]

type Props = { fields: DraftFields; change: ChangeFields; errors: FieldErrors; mayCreate: boolean }

/** Where a piece comes from; a reprint has to say so, with author, title and address of the original. */
export function SourceFields({ fields, change, errors, mayCreate }: Props) {
  const { source, origin } = fields
  const pick = ({ id, name }: { id: number; name: string }) => change({ source: { id, name } })
  const create = (name: string) =>
    void ensureNamed('/api/sources', name).then(pick, (error: Error) => toast.error(error.message))
  const missing = origin === 'REPRINT' && !source ? '转载须注明稿源' : undefined
  const error = errors.sourceId?.[0] ?? missing
  return (
    <>
      <SelectField
        label="稿件性质"
        value={origin}
        onChange={(event) => change({ origin: event.target.value as DraftFields['origin'] })}
      >
        {ORIGINS.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </SelectField>
      <fieldset className="flex flex-col gap-1.5">
        <legend className="mb-1.5 text-sm font-medium">稿源{origin === 'REPRINT' ? '（必填）' : ''}</legend>
        {source ? (
          <p className="flex items-center rounded-md border border-line px-3 py-1.5">
            <span className="flex-1">{source.name}</span>
            <button
              type="button"
              aria-label={`移除稿源 ${source.name}`}
              onClick={() => change({ source: null })}
              className="rounded p-1.5 text-muted hover:bg-sunken hover:text-ink"
            >
              <X aria-hidden="true" className="size-4" />
            </button>
          </p>
        ) : (
          <Combobox
            label="选择稿源"
            placeholder="输入稿源名称"
            load={load}
            onPick={pick}
            onCreate={mayCreate ? create : undefined}
            createLabel={(name) => `新建稿源“${name}”`}
          />
        )}
        {error && <p className="text-sm text-danger">{error}</p>}
      </fieldset>
      {(origin !== 'ORIGINAL' || fields.originalTitle) && (
        <TextField
          label={origin === 'REPRINT' ? '原标题（必填）' : '原标题'}
          maxLength={200}
          hint={
            origin === 'REPRINT' && fields.originalTitle === '' && fields.title !== '' ? (
              <>
                没有改过标题的，
                <button
                  type="button"
                  className="text-accent underline-offset-4 hover:underline"
                  onClick={() => change({ originalTitle: fields.title })}
                >
                  照填现在的标题
                </button>
              </>
            ) : (
              '转载或编译时改过标题的，填原来的标题。'
            )
          }
          value={fields.originalTitle}
          error={errors.originalTitle?.[0]}
          onChange={(event) => change({ originalTitle: event.target.value })}
        />
      )}
      {(origin === 'REPRINT' || fields.sourceUrl) && (
        <TextField
          label={origin === 'REPRINT' ? '原文网址（必填）' : '原文网址'}
          inputMode="url"
          placeholder="https://"
          value={fields.sourceUrl}
          error={errors.sourceUrl?.[0]}
          onChange={(event) => change({ sourceUrl: event.target.value.trim() })}
        />
      )}
    </>
  )
}
