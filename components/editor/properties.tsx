'use client'
import type { ReactNode } from 'react'
import { SelectField, TextAreaField, TextField } from '@/components/ui/field'
import type { FieldErrors } from '@/lib/errors'
import { BylinesField } from './bylines-field'
import { CoverField } from './cover-field'
import type { ChangeFields, DraftFields } from './draft-fields'
import { RelatedField } from './related-field'
import { SourceFields } from './source-fields'
import { type RestingText, TagsField } from './tags-field'

export type ColumnChoice = { id: number; name: string; depth: number }
type Props = {
  fields: DraftFields
  change: ChangeFields
  errors: FieldErrors
  text: RestingText
  columns: ColumnChoice[]
  /** What the role may make while typing. */
  may: { createAuthor: boolean; createSource: boolean }
}

/** Everything about a piece that is not its text. */
export function Properties({ fields, change, errors, text, columns, may }: Props) {
  return (
    <>
      <Section>
        <SelectField
          label="栏目"
          value={fields.columnId ?? ''}
          error={errors.columnId?.[0]}
          onChange={(event) =>
            change({ columnId: event.target.value === '' ? null : Number(event.target.value) })
          }
        >
          <option value="">未选栏目</option>
          {columns.map(({ id, name, depth }) => (
            <option key={id} value={id}>
              {'　'.repeat(depth) + name}
            </option>
          ))}
        </SelectField>
        <TagsField fields={fields} change={change} text={text} />
        <TextAreaField
          label="摘要"
          maxLength={400}
          placeholder="不填则取正文开头"
          value={fields.summary}
          error={errors.summary?.[0]}
          onChange={(event) => change({ summary: event.target.value })}
        />
      </Section>
      <Section>
        <BylinesField fields={fields} change={change} mayCreate={may.createAuthor} />
        <TextField
          label="作者说明"
          placeholder="如：作者系某市生态环境局干部"
          maxLength={200}
          value={fields.authorNote}
          error={errors.bylines?.[0] ?? errors.authorNote?.[0]}
          onChange={(event) => change({ authorNote: event.target.value })}
        />
        <TextField
          label="责任编辑"
          maxLength={40}
          value={fields.editorName}
          onChange={(event) => change({ editorName: event.target.value })}
        />
      </Section>
      <Section>
        <SourceFields fields={fields} change={change} errors={errors} mayCreate={may.createSource} />
      </Section>
      <Section>
        <CoverField fields={fields} change={change} />
      </Section>
      <Section>
        <RelatedField fields={fields} change={change} error={errors.relatedIds?.[0]} />
      </Section>
    </>
  )
}

function Section({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-col gap-4 border-t border-line py-5 first-of-type:border-t-0 first-of-type:pt-0">
      {children}
    </div>
  )
}
