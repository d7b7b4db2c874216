'use client'
import { useState } from 'react'
import { buttonClass } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { FormEnd } from './form-end'
import { Section } from './section'
import type { DeskAction } from './send-action'
import { useRecordForm } from './use-record-form'

/** Changes one's own password; every sign-in ends with it, this one included. */
export function OwnPasswordForm({ action }: { action: DeskAction }) {
  const [changed, setChanged] = useState(false)
  const { refusal, pending, error, formProps } = useRecordForm({
    action,
    done: '',
    onDone: () => setChanged(true),
  })
  if (changed) {
    return (
      <div className="flex max-w-md flex-col items-start gap-4">
        <Notice tone="ok">密码已修改，所有设备都已退出登录。请用新密码重新登录。</Notice>
        {/* A whole new page: this one still belongs to the session that has just ended. */}
        <a href="/sign-in" className={buttonClass('primary')}>
          重新登录
        </a>
      </div>
    )
  }
  return (
    <form {...formProps} className="max-w-md">
      <Section
        title="设置新密码"
        explain="修改后，所有设备（包括这一台）都会退出登录，需要用新密码重新登录。"
      >
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
          hint="至少 10 个字符；几个不相干的词连起来，好记又难猜。"
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
        <FormEnd refusal={refusal} pending={pending} dirty={false} label="修改密码" />
      </Section>
    </form>
  )
}
