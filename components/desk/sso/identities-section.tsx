'use client'
import { Building2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { ConfirmAction } from '../confirm-action'
import { Section } from '../section'
import type { DeskAction } from '../send-action'

/** Who one is at a provider of single sign-on; times are in the site's zone. */
export type IdentityView = { id: number; host: string; email: string; since: string; lastUsed: string }

type Props = {
  /** What the provider is called that is asked now; null when none is. */
  label: string | null
  identities: IdentityView[]
  unlink: DeskAction
}

/** With whom one's account is linked, and what takes that away. */
export function IdentitiesSection({ label, identities, unlink }: Props) {
  const [asked, setAsked] = useState<IdentityView | null>(null)
  if (label === null && identities.length === 0) return null
  return (
    <Section title="单位统一认证" explain="用单位的账号登录，不用输入这里的密码；这里的密码照常可用。">
      {identities.length === 0 && (
        <p className="text-sm text-muted">
          还没有关联。用{label}登录一次，会按已验证的邮箱自动关联到您的账号。
        </p>
      )}
      {identities.length > 0 && (
        <ul aria-label="单位统一认证" className="flex flex-col divide-y divide-line">
          {identities.map((one) => (
            <li key={one.id} className="flex items-center gap-3 py-3 first:pt-0 last:pb-0">
              <Building2 aria-hidden="true" className="size-5 shrink-0 text-muted" />
              <div className="min-w-0 flex-1">
                <p className="font-medium break-all">{one.email}</p>
                <p className="mt-0.5 text-sm break-words text-muted tabular-nums">
                  {one.host} · 关联于 {one.since} · 最近使用 {one.lastUsed}
                </p>
              </div>
              <Button small onClick={() => setAsked(one)} aria-label={`解除与 ${one.host} 的关联`}>
                解除关联
              </Button>
            </li>
          ))}
        </ul>
      )}
      {asked && (
        <ConfirmAction
          title="解除与单位统一认证的关联？"
          confirmLabel="解除关联"
          danger
          action={unlink}
          fields={{ id: asked.id }}
          done="已解除关联"
          onClose={() => setAsked(null)}
        >
          您在其他设备上会退出登录。解除后请用邮箱和密码登录；再用同一邮箱的统一认证登录，会重新关联。
        </ConfirmAction>
      )}
    </Section>
  )
}
