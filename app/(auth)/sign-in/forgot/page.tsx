import type { Metadata } from 'next'
import { ForgotForm } from '@/components/desk/session/forgot-form'
import { Wordmark } from '@/components/desk/wordmark'
import { Notice } from '@/components/ui/notice'
import { mailIsOn } from '@/lib/env'

export const metadata: Metadata = { title: '忘记密码 · 青言采编台', robots: { index: false } }

type Props = { searchParams: Promise<Partial<Record<'done' | 'error', string | string[]>>> }

const MESSAGES: Record<string, string> = {
  INVALID: '请填写有效的邮箱地址。',
  TOO_MANY: '请求得太频繁，请过一会儿再试。',
}

/** Where one asks for a mail in which one's password is set. */
export default async function ForgotPage({ searchParams }: Props) {
  const { done, error } = await searchParams
  const refused = typeof error === 'string' ? (MESSAGES[error] ?? '没有发成，请稍后再试。') : null
  return (
    <>
      <div className="mb-6 flex flex-col gap-2">
        <Wordmark large />
        <h1 className="font-serif text-xl font-semibold">忘记密码</h1>
        <p className="text-muted">填写登录用的邮箱，我们发一封邮件，里面的链接可以设置新密码。</p>
      </div>
      {mailIsOn() ? (
        <ForgotForm sent={done === 'sent'} refused={refused} />
      ) : (
        <Notice tone="info">这里没有设置邮件，不能自己重设密码。请联系管理员。</Notice>
      )}
      <p className="mt-8 text-sm">
        <a href="/sign-in" className="text-accent underline underline-offset-4">
          返回登录
        </a>
      </p>
    </>
  )
}
