'use client'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/field'
import { AWAY, refusalOf } from '../ask-json'
import { SsoLink } from '../sso/sso-link'
import { answerProofs } from './ask-for-proof'

/** Why the password was not taken; null when it was. */
async function sendProof(password: string): Promise<string | null> {
  const answer = await fetch('/api/session/proof', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ password }),
  }).catch(() => null)
  if (answer?.ok) return null
  return refusalOf(await answer?.json().catch(() => null), AWAY).message
}

/** Asks for the password before something that needs it, over whatever is open; what was typed there is sent afterwards. */
export function ProofDialog() {
  const [settle, setSettle] = useState<((proven: boolean) => void) | null>(null)
  useEffect(() => answerProofs(() => new Promise<boolean>((resolve) => setSettle(() => resolve))), [])
  if (!settle) return null
  const end = (proven: boolean) => {
    setSettle(null)
    settle(proven)
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || end(false)}
      title="请再次确认是您本人"
      description="这一步关系重大，离登录也有一会儿了。输入密码后接着完成。"
    >
      <ProofForm onProven={() => end(true)} onCancel={() => end(false)} />
      <SsoLink destination="/admin" again onDone={() => end(true)} />
    </Dialog>
  )
}

function ProofForm({ onProven, onCancel }: { onProven: () => void; onCancel: () => void }) {
  const [problem, setProblem] = useState<string | null>(null)
  const [pending, setPending] = useState(false)
  const field = useRef<HTMLFormElement>(null)
  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    // A dialog over a form is inside it, as React sees it.
    event.stopPropagation()
    setPending(true)
    const why = await sendProof(String(new FormData(event.currentTarget).get('password')))
    if (why === null) return onProven()
    setProblem(why)
    setPending(false)
  }
  useEffect(() => {
    if (problem) field.current?.querySelector('input')?.focus()
  }, [problem])
  return (
    <form ref={field} onSubmit={onSubmit} className="flex flex-col gap-4">
      <TextField
        label="密码"
        name="password"
        type="password"
        autoComplete="current-password"
        required
        autoFocus
        error={problem ?? undefined}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel} disabled={pending}>
          取消
        </Button>
        <Button type="submit" variant="primary" pending={pending}>
          确认
        </Button>
      </div>
    </form>
  )
}
