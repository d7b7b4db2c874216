'use client'
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server'
import { KeyRound } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { ConfirmAction } from '../confirm-action'
import { RecoveryCodes } from '../factor/recovery-codes'
import { Section } from '../section'
import { type DeskAction, formOf, sendAction } from '../send-action'
import { knowsPasskeys, makePasskey } from './web-authn'

/** One of one's own keys; times are in the site's zone. */
export type PasskeyView = { id: number; name: string; since: string; lastUsed: string | null }

type Props = {
  keys: PasskeyView[]
  /** What a key is called that is made here. */
  here: string
  begin: DeskAction<PublicKeyCredentialCreationOptionsJSON>
  add: DeskAction<{ codes: string[] }>
  remove: DeskAction
}

const STOPPED = '没有添加：操作被取消，或者这台设备已经有一个了。'

/** Has the browser make a key and keeps it; the codes to show, or why it did not work. */
async function makeKey({
  begin,
  add,
  here,
}: Pick<Props, 'begin' | 'add' | 'here'>): Promise<string[] | string> {
  const begun = await sendAction(begin, formOf({}))
  if (!begun.ok) return begun.message
  const made = await makePasskey(begun.data).catch(() => null)
  if (!made) return STOPPED
  const form = formOf({ response: JSON.stringify(made), name: here })
  const kept = await sendAction(add, form)
  return kept.ok ? kept.data.codes : kept.message
}

/** One's own keys: each signs in alone, without a password. */
export function PasskeysSection({ keys, remove, ...making }: Props) {
  const router = useRouter()
  const [can, setCan] = useState(true)
  const [problem, setProblem] = useState<string | null>(null)
  const [pending, setPending] = useState(false)
  const [codes, setCodes] = useState<string[]>([])
  const [asked, setAsked] = useState<PasskeyView | null>(null)
  useEffect(() => setCan(knowsPasskeys()), [])

  async function run() {
    setPending(true)
    setProblem(null)
    const outcome = await makeKey(making)
    setPending(false)
    if (typeof outcome === 'string') return setProblem(outcome)
    toast.success('已添加通行密钥')
    setCodes(outcome)
    router.refresh()
  }
  return (
    <Section
      title="通行密钥"
      explain="用指纹、面容或屏幕锁登录，不用输密码，也不怕仿冒的网站。一个通行密钥抵得上密码加两步验证。"
    >
      {problem && <Notice tone="error">{problem}</Notice>}
      {keys.length > 0 && (
        <ul aria-label="通行密钥" className="flex flex-col divide-y divide-line">
          {keys.map((key) => (
            <li key={key.id} className="flex items-center gap-3 py-3 first:pt-0 last:pb-0">
              <KeyRound aria-hidden="true" className="size-5 shrink-0 text-muted" />
              <div className="min-w-0 flex-1">
                <p className="font-medium">{key.name}</p>
                <p className="mt-0.5 text-sm text-muted tabular-nums">
                  添加于 {key.since}
                  {key.lastUsed ? ` · 最近使用 ${key.lastUsed}` : ' · 还没有用过'}
                </p>
              </div>
              <Button
                small
                onClick={() => setAsked(key)}
                aria-label={`移除“${key.name}”（添加于 ${key.since}）`}
              >
                移除
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button pending={pending} disabled={!can} onClick={() => void run()}>
          添加通行密钥
        </Button>
        {!can && <p className="mt-2 text-sm text-muted">这个浏览器不支持通行密钥，请换一个新一些的。</p>}
      </div>
      {codes.length > 0 && (
        <Dialog open onOpenChange={(open) => open || setCodes([])} title="请保存恢复码">
          <RecoveryCodes codes={codes} onDone={() => setCodes([])} />
        </Dialog>
      )}
      {asked && (
        <ConfirmAction
          title={`移除“${asked.name}”？`}
          confirmLabel="移除"
          danger
          action={remove}
          fields={{ id: asked.id }}
          done="已移除通行密钥"
          onClose={() => setAsked(null)}
        >
          移除后不能再用它登录。手机或电脑里存的那一半请自己删掉。
        </ConfirmAction>
      )}
    </Section>
  )
}
