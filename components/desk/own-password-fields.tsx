import { TextField } from '@/components/ui/field'
import type { FieldError } from './use-record-form'

/** The password one has, and the one one wants; `rules` says in a sentence what it must be like. */
export function OwnPasswordFields({ rules, error }: { rules: string; error: FieldError }) {
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
      <TextField
        label="新密码"
        name="password"
        type="password"
        autoComplete="new-password"
        required
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
