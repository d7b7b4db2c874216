import { TextField } from '@/components/ui/field'
import type { FieldError } from './use-record-form'

type Props = { rules: string; error: FieldError; autoFocus?: boolean }

/** The password one wants, twice; `rules` says in a sentence what it must be like. */
export function NewPasswordFields({ rules, error, autoFocus = false }: Props) {
  return (
    <>
      <TextField
        label="新密码"
        name="password"
        type="password"
        autoComplete="new-password"
        required
        autoFocus={autoFocus}
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
    </>
  )
}

/** The password one has, and the one one wants. */
export function OwnPasswordFields({ rules, error }: Omit<Props, 'autoFocus'>) {
  return (
    <>
      <TextField
        label="现在的密码"
        name="current"
        type="password"
        autoComplete="current-password"
        required
        error={error('current')}
      />
      <NewPasswordFields rules={rules} error={error} />
    </>
  )
}
