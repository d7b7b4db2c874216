import type { Metadata } from 'next'
import { PageHeader } from '@/components/desk/page-header'
import { SignedInNews } from '@/components/desk/sso/signed-in-news'
import { requireUser } from '@/lib/auth/session'

export const metadata: Metadata = { title: '已登录' }

/** The end of a sign-in that was begun over a page of another window, which goes on by itself. */
export default async function SignedInPage() {
  const actor = await requireUser('account.keep')
  return (
    <>
      <PageHeader title="已登录">
        {actor.name}，您好。请回到刚才的页面，内容都还在，可以继续；这个标签页可以关闭了。
      </PageHeader>
      <SignedInNews />
    </>
  )
}
