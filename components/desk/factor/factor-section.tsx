'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { ConfirmAction } from '../confirm-action'
import { Section } from '../section'
import { type DeskAction, formOf, type Refusal, sendAction } from '../send-action'
import { RecoveryCodes } from './recovery-codes'
import { TotpSetup, type TotpSetupActions } from './totp-setup'

export type FactorView = {
  /** Since when there is one, in the site's zone; null when there is none. */
  since: string | null
  codesLeft: number
  /** The role needs one. */
  needed: boolean
  /** The last day without one; null when none is missing. */
  due: string | null
}

type Props = TotpSetupActions & {
  factor: FactorView
  renew: DeskAction<{ codes: string[] }>
  disable: DeskAction
}

const FEW = 3

/** One's own second factor. */
export function FactorSection({ factor, renew, disable, ...setup }: Props) {
  const router = useRouter()
  const [asked, setAsked] = useState<'setup' | 'codes' | 'off' | null>(null)
  const close = () => setAsked(null)
  const done = () => {
    close()
    router.refresh()
  }
  const { since, codesLeft, needed, due } = factor
  return (
    <Section
      title="两步验证"
      explain="登录时除了密码，再输入手机验证器上的 6 位数字。密码泄露了，别人也进不来。"
    >
      {due && (
        <Notice tone="warn">
          您的角色必须使用两步验证，请在 {due} 之前设置；过了这一天，登录后要先设置。
        </Notice>
      )}
      {since && (
        <p className="text-sm">
          {since} 启用，还有 {codesLeft} 个恢复码。
          {codesLeft < FEW && <span className="text-warn">恢复码不多了，请换一套新的。</span>}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button variant={since ? 'secondary' : 'primary'} onClick={() => setAsked('setup')}>
          {since ? '换手机，重新设置' : '设置两步验证'}
        </Button>
        {since && <Button onClick={() => setAsked('codes')}>换一套恢复码</Button>}
        {since && !needed && (
          <Button variant="danger" onClick={() => setAsked('off')}>
            关闭
          </Button>
        )}
      </div>
      {asked === 'setup' && (
        <Dialog open onOpenChange={(open) => open || done()} title="设置两步验证">
          <TotpSetup {...setup} onDone={done} />
        </Dialog>
      )}
      {asked === 'codes' && <RenewDialog renew={renew} onClose={close} onDone={done} />}
      {asked === 'off' && (
        <ConfirmAction
          title="关闭两步验证？"
          confirmLabel="关闭"
          danger
          action={disable}
          fields={{}}
          done="已关闭两步验证"
          onClose={close}
        >
          关闭后只凭密码就能登录您的账号，恢复码也一并作废。
        </ConfirmAction>
      )}
    </Section>
  )
}

type RenewProps = { renew: Props['renew']; onClose: () => void; onDone: () => void }

function RenewDialog({ renew, onClose, onDone }: RenewProps) {
  const [codes, setCodes] = useState<string[] | null>(null)
  const [refused, setRefused] = useState<Refusal | null>(null)
  const [pending, setPending] = useState(false)
  async function run() {
    setPending(true)
    const answer = await sendAction(renew, formOf({}))
    setPending(false)
    if (answer.ok) setCodes(answer.data.codes)
    else setRefused(answer)
  }
  return (
    <Dialog open onOpenChange={(open) => open || pending || onClose()} title="换一套恢复码">
      {codes ? (
        <RecoveryCodes codes={codes} onDone={onDone} />
      ) : (
        <div className="flex flex-col gap-4 text-sm">
          {refused && <Notice tone="error">{refused.message}</Notice>}
          <p>旧的恢复码马上作废，新的十个只显示一次。</p>
          <div className="flex justify-end gap-2">
            <Button onClick={onClose} disabled={pending}>
              取消
            </Button>
            <Button variant="primary" pending={pending} onClick={() => void run()}>
              换一套
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  )
}
