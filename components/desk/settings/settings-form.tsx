'use client'
import { TextAreaField, TextField } from '@/components/ui/field'
import type { SiteSettings } from '@/lib/settings/schema'
import { FormEnd } from '../form-end'
import { Section } from '../section'
import type { DeskAction } from '../send-action'
import { useRecordForm } from '../use-record-form'
import { useUnsavedGuard } from '../use-unsaved-guard'
import { FeedSection } from './feed-section'
import { FilingSection } from './filing-section'
import { FooterSection, ReportSection, type SectionProps } from './footer-sections'
import { GreySection } from './grey-section'

type Props = { settings: SiteSettings; seen: string; action: DeskAction }

/** Everything that can be set for the site, by where readers see it. */
export function SettingsForm({ settings, seen, action }: Props) {
  const { refusal, pending, dirty, error, formProps } = useRecordForm({
    action,
    done: '已保存，网站已更新',
    seen,
  })
  useUnsavedGuard(dirty)
  return (
    <form {...formProps} className="flex max-w-3xl flex-col gap-5">
      <Identity settings={settings} error={error} />
      <Ticker settings={settings} error={error} />
      <FeedSection settings={settings} error={error} />
      <FooterSection settings={settings} error={error} />
      <ReportSection settings={settings} error={error} />
      <FilingSection settings={settings} error={error} />
      <GreySection settings={settings} error={error} />
      <div className="sticky bottom-0 -mx-4 border-t border-line bg-paper px-4 py-3 sm:-mx-6 sm:px-6 lg:mx-0 lg:px-0">
        <FormEnd refusal={refusal} pending={pending} dirty={dirty} label="保存设置" />
      </div>
    </form>
  )
}

function Identity({ settings, error }: SectionProps) {
  return (
    <Section title="网站" explain="显示在每一页的页头、浏览器标题和搜索结果里。">
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="网站名称"
          name="siteName"
          required
          maxLength={30}
          defaultValue={settings.siteName}
          error={error('siteName')}
        />
        <TextField
          label="网站口号"
          name="slogan"
          maxLength={40}
          defaultValue={settings.slogan}
          hint="在名称下面；不填则不显示。"
          error={error('slogan')}
        />
      </div>
      <TextAreaField
        label="网站简介"
        name="description"
        maxLength={200}
        defaultValue={settings.description}
        hint="用在“关于我们”、订阅源和搜索引擎的摘要里。"
        error={error('description')}
      />
    </Section>
  )
}

function Ticker({ settings, error }: SectionProps) {
  return (
    <Section title="滚动头条" explain="页头下面滚动的最新标题。">
      <TextField
        label="滚动条数"
        name="tickerSize"
        type="number"
        min={0}
        max={50}
        step={1}
        className="max-w-60"
        defaultValue={settings.tickerSize}
        hint="0 到 50；填 0 则不显示。"
        error={error('tickerSize')}
      />
    </Section>
  )
}
