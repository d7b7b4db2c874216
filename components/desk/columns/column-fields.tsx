import { SelectField, TextAreaField, TextField } from '@/components/ui/field'
import { GENRES } from '@/lib/taxonomy/genres'
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
  // A column below one of news is most likely one of news.
  const genre = (column ?? columns.find(({ id }) => id === parentId))?.genre ?? 'COMMENTARY'
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
      <SelectField
        label="体裁"
        name="genre"
        defaultValue={genre}
        hint="告诉搜索引擎，本栏目的文章是评论还是新闻。"
        error={error('genre')}
      >
        {Object.entries(GENRES).map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </SelectField>
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
