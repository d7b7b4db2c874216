'use client'
import { signIn } from 'next-auth/react'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'

const MESSAGES: Record<string, string> = {
  CredentialsSignin: '邮箱或密码不对，请重新输入。',
  TOO_MANY: '密码错误次数过多，请 15 分钟后再试。',
  SessionRequired: '登录已过期，请重新登录。',
}
const OTHER = '暂时无法登录，请稍后再试。'

type Props = {
  destination: string
  error: string | null
  /** Where the page is to stay as it is: called instead of going to the destination. */
  onDone?: () => void
}

/** Email and password. Without JavaScript the same form is an ordinary post. */
export function SignInForm({ destination, error, onDone }: Props) {
  const [problem, setProblem] = useState(error)
  const [pending, setPending] = useState(false)

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setPending(true)
    setProblem(null)
    const credentials = { email: String(form.get('email')), password: String(form.get('password')) }
    const answer = await signIn('credentials', { ...credentials, redirect: false }).catch(() => undefined)
    if (answer?.ok && !answer.error) {
      if (onDone) return onDone()
      // A whole new page: nothing rendered for nobody may be shown to somebody.
      window.location.assign(destination)
      return
    }
    setProblem(answer?.error ?? 'Unreachable')
    setPending(false)
  }

  return (
    <form method="post" action="/api/sign-in" onSubmit={onSubmit} className="flex flex-col gap-4">
      {problem && <Notice tone="error">{MESSAGES[problem] ?? OTHER}</Notice>}
      <TextField label="邮箱" name="email" type="email" autoComplete="username" required autoFocus />
      <TextField label="密码" name="password" type="password" autoComplete="current-password" required />
      <input type="hidden" name="callbackUrl" value={destination} />
      <Button type="submit" variant="primary" pending={pending} className="mt-1">
        {pending ? '正在登录…' : '登录'}
      </Button>
    </form>
  )
}
