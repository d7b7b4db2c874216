'use client'
import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { SelectField } from '@/components/ui/field'
import type { WebhookKind } from '@/lib/db/generated/enums'
import { WEBHOOK_KIND_LABELS } from '@/lib/webhooks/schema'
import { RecordDialog } from '../record-dialog'
import type { DeskAction } from '../send-action'
import { SecretDialog } from './secret-dialog'
import { WebhookFields } from './webhook-fields'

type Made = { id: number; secret: string | null }

/** Adds a webhook; a plain server's secret is shown once. */
export function NewWebhook({ action }: { action: DeskAction<Made> }) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [kind, setKind] = useState<WebhookKind>('WECOM')
  const [secret, setSecret] = useState<string | null>(null)
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden="true" />
        新建 Webhook
      </Button>
      {open && (
        <RecordDialog<Made>
          title="新建 Webhook"
          action={action}
          submitLabel="新建"
          done="已新建，建议先发一条测试消息"
          onClose={() => setOpen(false)}
          onDone={(made) => {
            setSecret(made.secret)
            router.refresh()
          }}
        >
          {(error) => (
            <>
              <SelectField
                label="种类"
                name="kind"
                value={kind}
                onChange={(event) => setKind(event.target.value as WebhookKind)}
                error={error('kind')}
              >
                {Object.entries(WEBHOOK_KIND_LABELS).map(([value, label]) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </SelectField>
              <WebhookFields kind={kind} error={error} />
            </>
          )}
        </RecordDialog>
      )}
      {secret !== null && <SecretDialog secret={secret} onClose={() => setSecret(null)} />}
    </>
  )
}
