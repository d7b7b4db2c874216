'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { useStepForm } from './use-step-form'

const SENT =
  '如果有这个邮箱的账号，邮件马上就到。链接一小时内有效，只能用一次。没有收到，请看看垃圾邮件，或联系管理员。'

/** Asks for a mail in which the password is set; `sent` when the form comes back without JavaScript. */
export function ForgotForm({ sent: sentAtFirst, refused }: { sent: boolean; refused: string | null }) {
  const [sent, setSent] = useState(sentAtFirst)
  const { refusal, pending, error, formProps } = useStepForm('/api/sign-in/reset', () => setSent(true))
  const problem = refusal?.message ?? refused
  if (sent) return <Notice tone="ok">{SENT}</Notice>
  return (
    <form {...formProps} className="flex flex-col gap-4">
      {problem && <Notice tone="error">{problem}</Notice>}
      <TextField
        label="邮箱"
        name="email"
        type="email"
        autoComplete="username"
        required
        autoFocus
        error={error('email')}
      />
      <Button type="submit" variant="primary" pending={pending}>
        {pending ? '正在发送…' : '发送邮件'}
      </Button>
    </form>
  )
}
