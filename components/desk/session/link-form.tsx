'use client'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { NewPasswordFields } from '../own-password-fields'
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
      <NewPasswordFields rules={rules} error={error} autoFocus />
      <Button type="submit" variant="primary" pending={pending}>
        设置密码
      </Button>
    </form>
  )
}
