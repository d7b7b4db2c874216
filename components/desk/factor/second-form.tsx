'use client'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { useStepForm } from '../session/use-step-form'

/** What a form sent without JavaScript comes back with. */
const MESSAGES: Record<string, string> = {
  INVALID: '验证码不对，请重新输入。',
  TOO_MANY: '验证码错误次数过多，请稍后再试。',
}

type Props = {
  destination: string
  refused: string | null
  /** Where the page is to stay as it is: called with where the step leads, instead of going there. */
  onDone?: (path: string) => void
}

/** The second step of the sign-in. */
export function SecondForm({ destination, refused, onDone }: Props) {
  const { refusal, pending, error, formProps } = useStepForm(
    '/api/sign-in/second',
    onDone ?? ((path) => window.location.assign(path)),
  )
  const first = refused === null ? null : (MESSAGES[refused] ?? '没有成功，请重新登录。')
  const problem = refusal ? (error('code') ? null : refusal.message) : first
  return (
    <form {...formProps} className="flex flex-col gap-4">
      {problem && <Notice tone="error">{problem}</Notice>}
      <TextField
        label="验证码"
        name="code"
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        required
        autoFocus
        maxLength={40}
        hint="手机验证器上的 6 位数字；手机不在身边，也可以输入一个恢复码。"
        error={error('code')}
      />
      <input type="hidden" name="callbackUrl" value={destination} />
      <Button type="submit" variant="primary" pending={pending}>
        {pending ? '正在登录…' : '登录'}
      </Button>
    </form>
  )
}
