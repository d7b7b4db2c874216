'use client'
import { useRouter } from 'next/navigation'
import { inputClass } from '@/components/ui/field'
import type { DeliveryState } from '@/lib/db/generated/enums'
import { DELIVERY_STATE_LABELS } from '@/lib/webhooks/schema'
import { WEBHOOKS_PATH } from './webhooks-path'

type Props = {
  hook: number | undefined
  state: DeliveryState | undefined
  hooks: { id: number; name: string }[]
}

const select = `${inputClass} max-w-48 pr-8`

/** What of the log is shown. */
export function DeliveryFilter({ hook, state, hooks }: Props) {
  const router = useRouter()
  const go = (wanted: { hook?: string; state?: string }) => {
    const all = { hook: hook === undefined ? '' : String(hook), state: state ?? '', ...wanted }
    const set = Object.entries(all).filter(([, value]) => value !== '')
    router.push(set.length > 0 ? `${WEBHOOKS_PATH}?${new URLSearchParams(set)}` : WEBHOOKS_PATH)
  }
  return (
    <div className="mb-4 flex flex-wrap gap-2">
      <select
        aria-label="按 Webhook 筛选"
        className={select}
        value={hook ?? ''}
        onChange={(event) => go({ hook: event.target.value })}
      >
        <option value="">全部 Webhook</option>
        {hooks.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <select
        aria-label="按状态筛选"
        className={select}
        value={state ?? ''}
        onChange={(event) => go({ state: event.target.value })}
      >
        <option value="">全部状态</option>
        {Object.entries(DELIVERY_STATE_LABELS).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  )
}
