'use client'
import { FormEnd } from './form-end'
import { OwnPasswordFields } from './own-password-fields'
import { Section } from './section'
import type { DeskAction } from './send-action'
import { useRecordForm } from './use-record-form'

type Props = {
  action: DeskAction
  /** What a password must be like, in a sentence. */
  rules: string
  /** Days until it has to be changed; null when it never has. */
  daysLeft: number | null
}

/** Changes one's own password; every other sign-in ends with it. */
export function OwnPasswordForm({ action, rules, daysLeft }: Props) {
  const { refusal, pending, error, formProps } = useRecordForm({
    action,
    done: '密码已修改，其他设备都已退出登录',
  })
  return (
    <form {...formProps}>
      <Section
        title="设置新密码"
        explain={
          <>
            修改后，其他设备都会退出登录，需要用新密码重新登录；这一台不受影响。
            {daysLeft !== null && `现在的密码还可以用 ${daysLeft} 天。`}
          </>
        }
      >
        <OwnPasswordFields rules={rules} error={error} />
        <FormEnd refusal={refusal} pending={pending} dirty={false} label="修改密码" />
      </Section>
    </form>
  )
}
