import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { SecondForm } from '@/components/desk/factor/second-form'
import { PasskeyButton } from '@/components/desk/passkeys/passkey-button'
import { Wordmark } from '@/components/desk/wordmark'
import { ownPath } from '@/lib/auth/callback-path'
import { STEP_COOKIE } from '@/lib/auth/cookies'
import { findStepOwner } from '@/lib/auth/queries'

export const metadata: Metadata = { title: '两步验证 · 青言采编台', robots: { index: false } }

type Props = { searchParams: Promise<Partial<Record<'callbackUrl' | 'error', string | string[]>>> }

/** The second step, for whoever has just given the right password in this browser. */
export default async function SecondPage({ searchParams }: Props) {
  const { callbackUrl, error } = await searchParams
  const destination = ownPath(callbackUrl)
  const token = (await cookies()).get(STEP_COOKIE)?.value ?? ''
  const owner = await findStepOwner(token, new Date())
  if (!owner) redirect(`/sign-in?${new URLSearchParams({ callbackUrl: destination })}`)
  return (
    <>
      <div className="mb-6 flex flex-col gap-2">
        <Wordmark large />
        <h1 className="font-serif text-xl font-semibold">两步验证</h1>
        <p className="text-muted">{owner.name}，您好。还差一步。</p>
      </div>
      <SecondForm destination={destination} refused={typeof error === 'string' ? error : null} />
      <PasskeyButton destination={destination} />
      <p className="mt-8 flex flex-wrap gap-x-4 gap-y-2 text-sm text-muted">
        <span>手机和恢复码都没有了，请联系管理员重设。</span>
        <a href="/sign-in" className="text-accent underline underline-offset-4">
          换一个账号
        </a>
      </p>
    </>
  )
}
