import type { Metadata } from 'next'
import { NoticeSettingsForm } from '@/components/desk/notice-settings-form'
import { OwnPasswordForm } from '@/components/desk/own-password-form'
import { PageHeader } from '@/components/desk/page-header'
import { requireUser } from '@/lib/auth/session'
import { mailIsOn } from '@/lib/env'
import { kindsFor } from '@/lib/notifications/kinds'
import { getNoticeSettings } from '@/lib/notifications/queries'
import { getOwnAddress } from '@/lib/users/queries'
import { changePassword, saveNotices } from './actions'

export const metadata: Metadata = { title: '我的账号' }

/** One's own password, and what one wants to hear of. */
export default async function AccountPage() {
  const actor = await requireUser('desk.enter')
  const [settings, address] = await Promise.all([getNoticeSettings(actor), getOwnAddress(actor)])
  return (
    <>
      <PageHeader title="我的账号">{actor.name}的登录密码和通知方式</PageHeader>
      <div className="flex flex-col gap-6">
        <OwnPasswordForm action={changePassword} />
        <NoticeSettingsForm
          {...settings}
          kinds={kindsFor(actor)}
          address={mailIsOn() ? address : null}
          action={saveNotices}
        />
      </div>
    </>
  )
}
