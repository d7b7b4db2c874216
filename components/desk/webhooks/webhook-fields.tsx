'use client'
import { useId } from 'react'
import { TextField } from '@/components/ui/field'
import type { WebhookKind } from '@/lib/db/generated/enums'
import { eventLabel, WEBHOOK_EVENTS } from '@/lib/webhooks/events'
import type { FieldError } from '../use-record-form'
import type { DeskWebhook } from './webhook'

type Props = { kind: WebhookKind; hook?: DeskWebhook; error: FieldError }

const EXAMPLES: Record<WebhookKind, string> = {
  JSON: '如：https://hooks.example.cn/qingyan',
  WECOM: '如：https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…',
  DINGTALK: '如：https://oapi.dingtalk.com/robot/send?access_token=…',
  FEISHU: '如：https://open.feishu.cn/open-apis/bot/v2/hook/…',
}

const HINTS = {
  server: '接收方的网址；保存后只显示末四位。',
  robot: '从群机器人的设置里复制；保存后只显示末四位。',
}

/** Whether the other side makes the secret. */
const bringsSecret = (kind: WebhookKind) => kind === 'DINGTALK' || kind === 'FEISHU'

/** What a webhook is called, where it stands and what it is told of. */
export function WebhookFields({ kind, hook, error }: Props) {
  return (
    <>
      <TextField
        label="名称"
        name="name"
        required
        maxLength={40}
        autoComplete="off"
        defaultValue={hook?.name ?? ''}
        placeholder="如：编辑部工作群"
        error={error('name')}
      />
      <TextField
        label="网址"
        name="url"
        inputMode="url"
        maxLength={1000}
        autoComplete="off"
        spellCheck={false}
        required={!hook}
        placeholder={hook ? hook.address : EXAMPLES[kind]}
        hint={hook ? '不填则不变。' : HINTS[kind === 'JSON' ? 'server' : 'robot']}
        error={error('url')}
      />
      {bringsSecret(kind) && (
        <TextField
          label="签名密钥"
          name="secret"
          type="password"
          maxLength={200}
          autoComplete="off"
          placeholder={hook?.signed ? '••••••' : ''}
          hint={hook?.signed ? '已设置；不填则不变。' : '机器人的安全设置选了“加签”时填写。'}
          error={error('secret')}
        />
      )}
      <Events chosen={hook?.events ?? ['article.publish', 'article.withdraw']} error={error('events')} />
    </>
  )
}

function Events({ chosen, error }: { chosen: string[]; error: string | undefined }) {
  const id = useId()
  return (
    <fieldset aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="mb-1.5 text-sm font-medium">通知哪些事</legend>
      <div className="grid gap-1.5 sm:grid-cols-2">
        {WEBHOOK_EVENTS.map((event) => (
          <label key={event} className="flex items-center gap-2 text-sm">
            <input
              type="checkbox"
              name="events[]"
              value={event}
              defaultChecked={chosen.includes(event)}
              aria-invalid={error ? true : undefined}
              className="size-4 accent-accent"
            />
            {eventLabel(event)}
          </label>
        ))}
      </div>
      {error && (
        <p id={`${id}-error`} className="mt-1.5 text-sm text-danger">
          {error}
        </p>
      )}
    </fieldset>
  )
}
