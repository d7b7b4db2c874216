'use client'
import { type FormEvent, useState } from 'react'
import { z } from 'zod'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'

/** What a form sent without JavaScript comes back with. */
const MESSAGES: Record<string, string> = {
  UNAUTHENTICATED: '邮箱或密码不对，请重新输入。',
  TOO_MANY: '密码错误次数过多，请稍后再试。',
}
const OTHER = '暂时无法登录，请稍后再试。'

const answered = z.object({ path: z.string() })
const refused = z.object({ error: z.object({ message: z.string() }) })

type Props = {
  destination: string
  error: string | null
  /** Where the page is to stay as it is: called instead of going to the destination. */
  onDone?: () => void
}

/** Email and password. Without JavaScript the same form is an ordinary post. */
export function SignInForm({ destination, error, onDone }: Props) {
  const [problem, setProblem] = useState(error === null ? null : (MESSAGES[error] ?? OTHER))
  const [pending, setPending] = useState(false)

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    setPending(true)
    setProblem(null)
    const answer = await fetch('/api/sign-in', {
      method: 'POST',
      headers: { Accept: 'application/json' },
      body: new FormData(event.currentTarget),
    }).catch(() => null)
    const json: unknown = await answer?.json().catch(() => null)
    const went = answered.safeParse(json)
    if (answer?.ok && went.success) {
      if (onDone && went.data.path === destination) return onDone()
      // A whole new page: nothing rendered for nobody may be shown to somebody.
      window.location.assign(went.data.path)
      return
    }
    setProblem(refused.safeParse(json).data?.error.message ?? OTHER)
    setPending(false)
  }

  return (
    <form method="post" action="/api/sign-in" onSubmit={onSubmit} className="flex flex-col gap-4">
      {problem && <Notice tone="error">{problem}</Notice>}
      <TextField label="邮箱" name="email" type="email" autoComplete="username" required autoFocus />
      <TextField label="密码" name="password" type="password" autoComplete="current-password" required />
      <input type="hidden" name="callbackUrl" value={destination} />
      <Button type="submit" variant="primary" pending={pending} className="mt-1">
        {pending ? '正在登录…' : '登录'}
      </Button>
    </form>
  )
}
