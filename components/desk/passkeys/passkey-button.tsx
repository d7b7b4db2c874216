'use client'
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'
import { KeyRound } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { AWAY } from '../ask-json'
import { formOf } from '../send-action'
import { sendStep } from '../session/send-step'
import { knowsPasskeys, signWithPasskey } from './web-authn'

const STOPPED = '没有登录：操作被取消，或者这里没有您的通行密钥。'

/** Has the browser sign with a key; where it leads, or why it did not work. */
async function signIn(destination: string): Promise<{ path: string } | { problem: string }> {
  const answer = await fetch('/api/sign-in/passkey/options', { method: 'POST' }).catch(() => null)
  const optionsJSON = answer?.ok
    ? ((await answer.json().catch(() => null)) as PublicKeyCredentialRequestOptionsJSON | null)
    : null
  if (!optionsJSON) return { problem: AWAY }
  const signed = await signWithPasskey(optionsJSON).catch(() => null)
  if (!signed) return { problem: STOPPED }
  const form = formOf({ response: JSON.stringify(signed), callbackUrl: destination })
  const step = await sendStep('/api/sign-in/passkey', form)
  return step.ok ? { path: step.path } : { problem: step.message }
}

/** Signs in with a key, where the browser knows what that is. */
export function PasskeyButton({ destination, onDone }: { destination: string; onDone?: () => void }) {
  const [can, setCan] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [pending, setPending] = useState(false)
  useEffect(() => setCan(knowsPasskeys()), [])
  if (!can) return null
  async function run() {
    setPending(true)
    setProblem(null)
    const outcome = await signIn(destination)
    if ('path' in outcome) {
      if (onDone && outcome.path === destination) onDone()
      else window.location.assign(outcome.path)
      return
    }
    setPending(false)
    setProblem(outcome.problem)
  }
  return (
    <div className="mt-4 flex flex-col gap-3">
      {problem && <Notice tone="error">{problem}</Notice>}
      <Button pending={pending} onClick={() => void run()}>
        <KeyRound aria-hidden="true" />
        用通行密钥登录
      </Button>
    </div>
  )
}
