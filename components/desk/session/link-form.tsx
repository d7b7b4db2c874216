'use client'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { useStepForm } from './use-step-form'

type Props = { token: string; rules: string; refused: string | null }

/** Sets the password that a link in a mail is for. */
export function LinkForm({ token, rules, refused }: Props) {
  const { refusal, pending, error, formProps } = useStepForm('/api/sign-in/link', (path) =>
    window.location.assign(path),
  )
  const problem = refusal?.message ?? refused
  return (
    <form {...formProps} className="flex flex-col gap-4">
      {problem && <Notice tone="error">{problem}</Notice>}
      <input type="hidden" name="token" value={token} />
      <TextField
        label="新密码"
        name="password"
        type="password"
        autoComplete="new-password"
        required
        autoFocus
        maxLength={128}
        hint={rules}
        error={error('password')}
      />
      <TextField
        label="再输入一次新密码"
        name="again"
        type="password"
        autoComplete="new-password"
        required
        maxLength={128}
        error={error('again')}
      />
      <Button type="submit" variant="primary" pending={pending}>
        设置密码
      </Button>
    </form>
  )
}
