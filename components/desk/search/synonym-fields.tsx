import { TextAreaField } from '@/components/ui/field'
import type { FieldError } from '../use-record-form'

/** What is asked about a set of synonyms. */
export function SynonymFields({ terms, error }: { terms: string[]; error: FieldError }) {
  return (
    <TextAreaField
      label="意思相同的词"
      name="terms"
      required
      rows={3}
      maxLength={1000}
      defaultValue={terms.join('、')}
      hint="用顿号、逗号或换行分开，如“VOCs、挥发性有机物”。读者搜其中一个，就等于搜全部。"
      error={error('terms')}
    />
  )
}
