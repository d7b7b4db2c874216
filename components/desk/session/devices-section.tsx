'use client'
import { MonitorSmartphone } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { ConfirmAction } from '../confirm-action'
import { Section } from '../section'
import type { DeskAction } from '../send-action'

/** A browser in which somebody is signed in, as its owner knows it. Times are in the site's zone. */
export type SignedInDevice = {
  id: string
  words: string
  address: string
  since: string
  lastSeen: string
  /** Another provider has said who it is. */
  sso: boolean
  /** The browser that asks. */
  here: boolean
}

type Props = { devices: SignedInDevice[]; end: DeskAction; endOthers: DeskAction }

/** Where one is signed in, and what ends it. */
export function DevicesSection({ devices, end, endOthers }: Props) {
  const [asked, setAsked] = useState<SignedInDevice | 'others' | null>(null)
  const close = () => setAsked(null)
  return (
    <Section
      title="登录的设备"
      explain="您的账号现在登录着的浏览器。有不认识的，请让它退出，并马上修改密码。"
    >
      <ul aria-label="登录的设备" className="flex flex-col divide-y divide-line">
        {devices.map((device) => (
          <Device key={device.id} device={device} onEnd={() => setAsked(device)} />
        ))}
      </ul>
      {devices.length > 1 && (
        <div>
          <Button variant="danger" onClick={() => setAsked('others')}>
            退出其他所有设备
          </Button>
        </div>
      )}
      {asked === 'others' && (
        <ConfirmAction
          title="退出其他所有设备？"
          confirmLabel="全部退出"
          danger
          action={endOthers}
          fields={{}}
          done="其他设备都已退出登录"
          onClose={close}
        >
          只有您正在用的这一台保持登录。其他设备上没有保存的内容会留在那里的窗口中。
        </ConfirmAction>
      )}
      {asked !== null && asked !== 'others' && (
        <ConfirmAction
          title={`让“${asked.words}”退出登录？`}
          confirmLabel="退出登录"
          danger
          action={end}
          fields={{ id: asked.id }}
          done="已退出登录"
          onClose={close}
        >
          那台设备马上退出登录，再用需要重新输入密码。
        </ConfirmAction>
      )}
    </Section>
  )
}

function Device({ device, onEnd }: { device: SignedInDevice; onEnd: () => void }) {
  const { words, address, since, lastSeen, here, sso } = device
  return (
    <li className="flex items-center gap-3 py-3 first:pt-0 last:pb-0">
      <MonitorSmartphone aria-hidden="true" className="size-5 shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {words}
          {here && <Badge tone="accent">这台设备</Badge>}
        </p>
        <p className="mt-0.5 text-sm break-words text-muted tabular-nums">
          {address !== '' && `${address} · `}登录于 {since}
          {sso && ' · 单位统一认证'}
          {!here && ` · 最近使用 ${lastSeen}`}
        </p>
      </div>
      {!here && (
        <Button small onClick={onEnd} aria-label={`让“${words}”（登录于 ${since}）退出`}>
          退出
        </Button>
      )}
    </li>
  )
}
