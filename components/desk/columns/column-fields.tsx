import { SelectField, TextAreaField, TextField } from '@/components/ui/field'
import type { FieldError } from '../use-record-form'
import { type Column, possibleParents } from './column'

type Props = {
  columns: Column[]
  /** The column being changed; null for a new one. */
  column: Column | null
  parentId: number | null
  error: FieldError
}

/** What is asked about a column. */
export function ColumnFields({ columns, column, parentId, error }: Props) {
  return (
    <>
      <TextField
        label="栏目名称"
        name="name"
        required
        maxLength={30}
        autoComplete="off"
        defaultValue={column?.name ?? ''}
        error={error('name')}
      />
      <SelectField label="上级栏目" name="parentId" defaultValue={parentId ?? ''} error={error('parentId')}>
        <option value="">无（一级栏目）</option>
        {possibleParents(columns, column?.id ?? null).map(({ id, name, depth }) => (
          <option key={id} value={id}>
            {'　'.repeat(depth) + name}
          </option>
        ))}
      </SelectField>
      <TextField
        label="网址名"
        name="slug"
        maxLength={60}
        autoComplete="off"
        spellCheck={false}
        defaultValue={column?.slug ?? ''}
        hint={
          column
            ? '小写字母、数字和连字符。改动后旧网址会自动跳到新网址。'
            : '小写字母、数字和连字符；不填则用名称的拼音。'
        }
        error={error('slug')}
      />
      <TextAreaField
        label="简介"
        name="description"
        maxLength={500}
        defaultValue={column?.description ?? ''}
        hint="显示在栏目页的标题下面，也给搜索引擎看。"
        error={error('description')}
      />
      <TextField
        label="更新目标（天）"
        name="targetDays"
        inputMode="numeric"
        maxLength={4}
        autoComplete="off"
        defaultValue={column?.targetDays ?? ''}
        hint="超过这么多天没有新稿件，“内容体检”会列出；不设目标就留空。"
        error={error('targetDays')}
      />
    </>
  )
}
