import type { Metadata } from 'next'
import { LinkForm } from '@/components/desk/session/link-form'
import { Wordmark } from '@/components/desk/wordmark'
import { buttonClass } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { findLinkOwner } from '@/lib/auth/queries'
import { linkToken } from '@/lib/auth/schema'
import { rulesInWords } from '@/lib/security/password-rules'
import { getSecurityRules } from '@/lib/security/queries'

export const metadata: Metadata = {
  title: '设置密码 · 青言采编台',
  robots: { index: false },
  // The address is a secret to others; `no-referrer` would take the form's origin away as well.
  referrer: 'same-origin',
}

type Props = {
  params: Promise<{ token: string }>
  searchParams: Promise<{ error?: string | string[] }>
}

/** Where a link in a mail leads. Looking at it uses nothing up: mail programs look at links by themselves. */
export default async function LinkPage({ params, searchParams }: Props) {
  const token = linkToken.safeParse((await params).token)
  const owner = token.success ? await findLinkOwner(token.data, new Date()) : null
  const { error } = await searchParams
  return (
    <>
      <div className="mb-6 flex flex-col gap-2">
        <Wordmark large />
        <h1 className="font-serif text-xl font-semibold">设置密码</h1>
        {owner && <p className="text-muted">{owner.name}，您好。请设置登录采编台的密码。</p>}
      </div>
      {token.success && owner ? (
        <LinkForm
          token={token.data}
          rules={rulesInWords(owner.role, await getSecurityRules())}
          refused={error === undefined ? null : '没有设置成功：两次要一致，并且符合下面的要求。'}
        />
      ) : (
        <div className="flex flex-col items-start gap-4">
          <Notice tone="error">这个链接已经用过或过期了。链接一小时内有效，只能用一次。</Notice>
          <a href="/sign-in/forgot" className={buttonClass('primary')}>
            再要一封邮件
          </a>
        </div>
      )}
    </>
  )
}
