import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { OwedPasswordForm } from '@/components/desk/session/owed-password-form'
import { Wordmark } from '@/components/desk/wordmark'
import { ownPath } from '@/lib/auth/callback-path'
import { PASSWORD_PATH } from '@/lib/auth/owed'
import { owingActor } from '@/lib/auth/session'
import { getPasswordState } from '@/lib/security/queries'
import { changeOwedPassword } from './actions'

export const metadata: Metadata = { title: '换一个密码 · 青言采编台', robots: { index: false } }

type Props = { searchParams: Promise<{ callbackUrl?: string | string[] }> }

const REASONS = {
  given: '现在的密码是别人给您的。请换成只有您知道的一个，再开始工作。',
  old: '现在的密码用得太久了，按规定需要定期更换。换好后接着工作。',
}

/** Where a password is changed that somebody else gave, or that is too old; nothing else can be done before. */
export default async function OwedPasswordPage({ searchParams }: Props) {
  const destination = ownPath((await searchParams).callbackUrl)
  const owing = await owingActor()
  if (owing?.path !== PASSWORD_PATH) redirect(destination)
  const { rules, why } = await getPasswordState(owing.actor, new Date())
  return (
    <>
      <div className="mb-6 flex flex-col gap-2">
        <Wordmark large />
        <h1 className="font-serif text-xl font-semibold">换一个密码</h1>
        <p className="text-muted">
          {owing.actor.name}，您好。{REASONS[why ?? 'given']}
        </p>
      </div>
      <OwedPasswordForm action={changeOwedPassword} rules={rules} destination={destination} />
    </>
  )
}
