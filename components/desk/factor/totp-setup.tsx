'use client'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { HeldOpen } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { type DeskAction, formOf, type Refusal, sendAction } from '../send-action'
import { useRecordForm } from '../use-record-form'
import { CodeSquare } from './code-square'
import { RecoveryCodes } from './recovery-codes'

type Begun = { secret: string; uri: string; setup: string }
export type TotpSetupActions = { begin: DeskAction<Begun>; confirm: DeskAction<{ codes: string[] }> }

/** Scan, type the first code, keep the recovery codes. */
export function TotpSetup({ begin, confirm, onDone }: TotpSetupActions & { onDone: () => void }) {
  const [begun, setBegun] = useState<Begun | null>(null)
  const [refused, setRefused] = useState<Refusal | null>(null)
  const [codes, setCodes] = useState<string[] | null>(null)
  useEffect(() => {
    let gone = false
    void sendAction(begin, formOf({})).then((answer) => {
      if (gone) return
      if (answer.ok) setBegun(answer.data)
      else setRefused(answer)
    })
    return () => {
      gone = true
    }
  }, [begin])
  if (codes) return <RecoveryCodes codes={codes} onDone={onDone} />
  if (refused) return <Notice tone="error">{refused.message}</Notice>
  if (!begun) return <p className="text-sm text-muted">正在准备…</p>
  return <FirstCode begun={begun} confirm={confirm} onCodes={setCodes} />
}

type FirstProps = { begun: Begun; confirm: TotpSetupActions['confirm']; onCodes: (codes: string[]) => void }

function FirstCode({ begun, confirm, onCodes }: FirstProps) {
  const { refusal, pending, error, formProps } = useRecordForm({
    action: confirm,
    done: '',
    onDone: ({ codes }: { codes: string[] }) => onCodes(codes),
  })
  return (
    <form {...formProps} className="flex flex-col gap-4">
      <ol className="flex list-decimal flex-col gap-2 pl-5 text-sm">
        <li>在手机上装一个验证器（如 Microsoft Authenticator、Google Authenticator、腾讯身份验证器）。</li>
        <li>用它扫下面的码，或手动输入密钥。</li>
        <li>输入它显示的 6 位数字。</li>
      </ol>
      <CodeSquare text={begun.uri} label="给验证器扫的码" />
      <p className="text-sm">
        密钥：<code className="font-mono break-all">{begun.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      {/* Closed while the answer is on its way, the codes in it would be seen by nobody. */}
      {pending && <HeldOpen />}
      <input type="hidden" name="setup" value={begun.setup} />
      {refusal && !error('code') && <Notice tone="error">{refusal.message}</Notice>}
      <TextField
        label="验证码"
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        maxLength={12}
        error={error('code')}
      />
      <div>
        <Button type="submit" variant="primary" pending={pending}>
          启用
        </Button>
      </div>
    </form>
  )
}
