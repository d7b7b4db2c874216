import { SelectField, TextField } from '@/components/ui/field'
import type { FieldError } from '../use-record-form'
import type { KindChoices, Source } from './source'
import { StateField } from './state-field'

/** What is asked about a source; null for a new one. */
export function SourceFields({
  source,
  kinds,
  error,
}: {
  source: Source | null
  kinds: KindChoices
  error: FieldError
}) {
  return (
    <>
      <TextField
        label="稿源名称"
        name="name"
        required
        maxLength={60}
        autoComplete="off"
        placeholder="如：中国环境报"
        defaultValue={source?.name ?? ''}
        error={error('name')}
      />
      <SelectField label="类别" name="kind" defaultValue={source?.kind ?? 'NEWSPAPER'} error={error('kind')}>
        {kinds.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </SelectField>
      <TextField
        label="网站"
        name="homepage"
        type="url"
        inputMode="url"
        placeholder="https://"
        defaultValue={source?.homepage ?? ''}
        hint="可不填。"
        error={error('homepage')}
      />
      <TextField
        label="网址名"
        name="slug"
        maxLength={60}
        autoComplete="off"
        spellCheck={false}
        defaultValue={source?.slug ?? ''}
        hint={
          source
            ? '小写字母、数字和连字符。改动后旧网址会自动跳到新网址。'
            : '小写字母、数字和连字符；不填则用名称的拼音。'
        }
        error={error('slug')}
      />
      <StateField source={source} error={error} />
    </>
  )
}
