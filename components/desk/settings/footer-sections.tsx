import { TextAreaField, TextField } from '@/components/ui/field'
import type { SiteSettings } from '@/lib/settings/schema'
import { Section } from '../section'
import type { FieldError } from '../use-record-form'

export type SectionProps = { settings: SiteSettings; error: FieldError }

/** What the foot of every page says of the site. */
export function FooterSection({ settings, error }: SectionProps) {
  return (
    <Section title="页脚" explain="填了才显示。">
      <TextAreaField
        label="免责声明"
        name="disclaimer"
        maxLength={300}
        defaultValue={settings.disclaimer}
        error={error('disclaimer')}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="主办单位"
          name="hostUnit"
          maxLength={60}
          defaultValue={settings.hostUnit}
          error={error('hostUnit')}
        />
        <TextField
          label="版权信息"
          name="copyright"
          maxLength={100}
          defaultValue={settings.copyright}
          error={error('copyright')}
        />
      </div>
      <TextField
        label="联系方式"
        name="contact"
        maxLength={200}
        placeholder="如：投稿邮箱、热线电话、通信地址"
        defaultValue={settings.contact}
        error={error('contact')}
      />
    </Section>
  )
}

/** Where readers report what should not stand on the site. */
export function ReportSection({ settings, error }: SectionProps) {
  return (
    <Section
      title="举报"
      explain="填了任何一项，页脚就会同时列出中央网信办违法和不良信息举报中心（12377）的链接。"
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="举报电话"
          name="reportPhone"
          type="tel"
          maxLength={60}
          placeholder="如：010-12345678"
          defaultValue={settings.reportPhone}
          error={error('reportPhone')}
        />
        <TextField
          label="举报邮箱"
          name="reportEmail"
          inputMode="email"
          maxLength={200}
          placeholder="如：jubao@example.com"
          defaultValue={settings.reportEmail}
          error={error('reportEmail')}
        />
      </div>
    </Section>
  )
}
