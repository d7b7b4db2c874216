import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SignInForm } from '@/components/desk/sign-in-form'
import { SsoLabel } from '@/components/desk/sso/sso-label'
import { Wordmark } from '@/components/desk/wordmark'
import { Notice } from '@/components/ui/notice'
import { ownPath } from '@/lib/auth/callback-path'
import { currentActor, owingActor } from '@/lib/auth/session'
import { env, mailIsOn } from '@/lib/env'

export const metadata: Metadata = { title: '登录 · 青言采编台', robots: { index: false } }

type Given = Partial<Record<'callbackUrl' | 'error' | 'done', string | string[]>>
type Props = { searchParams: Promise<Given> }

/** Where desk people sign in; those who already are go on. */
export default async function SignInPage({ searchParams }: Props) {
  const { callbackUrl, error, done } = await searchParams
  const destination = ownPath(callbackUrl)
  if (await currentActor()) redirect(destination)
  const owing = await owingActor()
  if (owing) redirect(`${owing.path}?${new URLSearchParams({ callbackUrl: destination })}`)
  return (
    <>
      <div className="mb-8 flex flex-col gap-2">
        <Wordmark large />
        <h1 className="text-muted">登录采编台，写稿、审稿、发布。</h1>
      </div>
      {done === 'password' && (
        <div className="mb-5">
          <Notice tone="ok">密码已设置好，请用它登录。</Notice>
        </div>
      )}
      <SsoLabel label={env.SSO?.label ?? null}>
        <SignInForm destination={destination} error={typeof error === 'string' ? error : null} />
      </SsoLabel>
      <p className="mt-8 flex flex-wrap gap-x-5 gap-y-2 text-sm text-muted">
        {mailIsOn() ? (
          <a href="/sign-in/forgot" className="text-accent underline underline-offset-4">
            忘记密码
          </a>
        ) : (
          <span>忘记密码请联系管理员重设。</span>
        )}
        <a href="/" className="text-accent underline underline-offset-4">
          返回网站首页
        </a>
      </p>
    </>
  )
}
