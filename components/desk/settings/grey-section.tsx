import { TextField } from '@/components/ui/field'
import { Section } from '../section'
import type { SectionProps } from './footer-sections'

/** Days on which the whole site is drawn in grey. */
export function GreySection({ settings, error }: SectionProps) {
  return (
    <Section
      title="灰度"
      explain="在这段时间里，读者看到的整个网站（包括图片）都是灰色，到时自动开始，自动恢复。两项都不填则不启用。"
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="开始（北京时间）"
          name="greyFrom"
          type="datetime-local"
          defaultValue={settings.greyFrom}
          hint="不填则立即开始。"
          error={error('greyFrom')}
        />
        <TextField
          label="结束（北京时间）"
          name="greyUntil"
          type="datetime-local"
          defaultValue={settings.greyUntil}
          hint="不填则一直到手动清空。"
          error={error('greyUntil')}
        />
      </div>
    </Section>
  )
}
