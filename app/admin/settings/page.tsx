import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { PageHeader } from '@/components/desk/page-header'
import { SettingsForm } from '@/components/desk/settings/settings-form'
import { requireUser } from '@/lib/auth/session'
import { seenOf } from '@/lib/seen'
import { getSiteSettings } from '@/lib/settings/queries'
import { save } from './actions'

export const metadata: Metadata = { title: '站点设置' }

/** What stands around every reader's page. */
export default async function SettingsPage() {
  const actor = await requireUser('settings.manage')
  const settings = await getSiteSettings(actor)
  if (!settings) forbidden()
  return (
    <>
      <PageHeader title="站点设置">保存后，网站所有页面立即更新。</PageHeader>
      <SettingsForm settings={settings} seen={seenOf(settings)} action={save} />
    </>
  )
}
