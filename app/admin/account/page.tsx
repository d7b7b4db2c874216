import type { Metadata } from 'next'
import { OwnPasswordForm } from '@/components/desk/own-password-form'
import { PageHeader } from '@/components/desk/page-header'
import { requireUser } from '@/lib/auth/session'
import { changePassword } from './actions'

export const metadata: Metadata = { title: '修改密码' }

/** One's own password. */
export default async function AccountPage() {
  const actor = await requireUser('desk.enter')
  return (
    <>
      <PageHeader title="修改密码">{actor.name}的登录密码</PageHeader>
      <OwnPasswordForm action={changePassword} />
    </>
  )
}
