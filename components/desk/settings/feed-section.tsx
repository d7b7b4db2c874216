import { SelectField } from '@/components/ui/field'
import { Section } from '../section'
import type { SectionProps } from './footer-sections'

/** What the feeds carry. */
export function FeedSection({ settings, error }: SectionProps) {
  return (
    <Section title="订阅源" explain="RSS、Atom 和 JSON Feed：全站、每个栏目、标签、作者和专题各有一份。">
      <SelectField
        label="订阅源里的内容"
        name="feedFullText"
        className="max-w-60"
        defaultValue={settings.feedFullText ? 'on' : 'off'}
        hint="全文便于读者在阅读器里读完；只给摘要则须到网站来读。"
        error={error('feedFullText')}
      >
        <option value="on">全文</option>
        <option value="off">只有摘要</option>
      </SelectField>
    </Section>
  )
}
