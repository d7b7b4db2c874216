'use client'
import { TextField } from '@/components/ui/field'
import type { ShownPushSettings } from '@/lib/push/listed-push'
import { FormEnd } from '../form-end'
import { Section } from '../section'
import type { DeskAction } from '../send-action'
import { type FieldError, useRecordForm } from '../use-record-form'
import { useUnsavedGuard } from '../use-unsaved-guard'

type Props = { settings: ShownPushSettings; action: DeskAction }
type PartProps = { settings: ShownPushSettings; error: FieldError }

/** Whom the site tells of what it publishes: a channel is on when its box is ticked. */
export function PushSettingsForm({ settings, action }: Props) {
  const { refusal, pending, dirty, error, formProps } = useRecordForm({
    action,
    done: '已保存',
    seen: settings.seen,
  })
  useUnsavedGuard(dirty)
  return (
    <form {...formProps} className="flex max-w-3xl flex-col gap-5">
      <IndexNow settings={settings} error={error} />
      <Baidu settings={settings} error={error} />
      <WebSub settings={settings} error={error} />
      <FormEnd refusal={refusal} pending={pending} dirty={dirty} label="保存推送设置" />
    </form>
  )
}

function Box({ name, on, children }: { name: string; on: boolean; children: string }) {
  return (
    <label className="flex items-center gap-2 text-sm">
      <input type="checkbox" name={name} defaultChecked={on} className="size-4 accent-accent" />
      {children}
    </label>
  )
}

function IndexNow({ settings, error }: PartProps) {
  const { indexNowKey } = settings
  return (
    <Section title="IndexNow" explain="必应等搜索引擎共用的接口，发布、更新和撤稿都推送。">
      <Box name="indexNow" on={indexNowKey !== ''}>
        启用 IndexNow
      </Box>
      <TextField
        label="密钥"
        name="indexNowKey"
        maxLength={128}
        autoComplete="off"
        spellCheck={false}
        defaultValue={indexNowKey}
        hint={
          indexNowKey
            ? `验证文件在 /${indexNowKey}.txt，已自动提供。`
            : '不填则自动生成；验证文件也自动提供，不用上传。'
        }
        error={error('indexNowKey')}
      />
    </Section>
  )
}

function Baidu({ settings, error }: PartProps) {
  const { baiduOn, baiduTokenEnd, baiduSite, baiduReprints } = settings
  return (
    <Section title="百度普通收录" explain="在百度搜索资源平台的“普通收录 · API 提交”里查看站点和准入密钥。">
      <Box name="baidu" on={baiduOn}>
        启用百度推送
      </Box>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="站点"
          name="baiduSite"
          maxLength={200}
          spellCheck={false}
          defaultValue={baiduSite}
          hint="与在百度登记的一致。"
          error={error('baiduSite')}
        />
        <TextField
          label="准入密钥"
          name="baiduToken"
          type="password"
          maxLength={64}
          autoComplete="off"
          placeholder={baiduTokenEnd ? `••••••${baiduTokenEnd}` : ''}
          hint={baiduTokenEnd ? '已设置；不填则不变。' : '保存后只显示末四位。'}
          error={error('baiduToken')}
        />
      </div>
      <Box name="baiduReprints" on={baiduReprints}>
        转载稿也推送（会占用配额）
      </Box>
    </Section>
  )
}

function WebSub({ settings, error }: PartProps) {
  const { hub } = settings
  return (
    <Section title="WebSub" explain="全站和各栏目、标签、作者、专题的订阅源一有更新，Hub 就立即转告订阅者。">
      <Box name="webSub" on={hub !== ''}>
        启用 WebSub
      </Box>
      <TextField
        label="Hub 网址"
        name="hub"
        inputMode="url"
        maxLength={500}
        spellCheck={false}
        placeholder="如：https://hub.example.com/"
        defaultValue={hub}
        error={error('hub')}
      />
    </Section>
  )
}
