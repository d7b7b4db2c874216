import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { PageHeader } from '@/components/desk/page-header'
import { SecurityForm } from '@/components/desk/security/security-form'
import { ROLE_LABELS } from '@/lib/auth/permissions'
import { requireUser } from '@/lib/auth/session'
import type { Role } from '@/lib/db/generated/enums'
import { getSecurityRulesFor } from '@/lib/security/queries'
import { seenOf } from '@/lib/seen'
import { save } from './actions'

export const metadata: Metadata = { title: '登录安全' }

const ROLES = (Object.keys(ROLE_LABELS) as Role[]).map((value) => ({ value, label: ROLE_LABELS[value] }))

/** How people sign in. */
export default async function SecurityPage() {
  const actor = await requireUser('security.manage')
  const rules = await getSecurityRulesFor(actor)
  if (!rules) forbidden()
  return (
    <>
      <PageHeader title="登录安全">
        密码、锁定、自动退出和两步验证的规则。默认值符合等级保护测评的常见要求。
      </PageHeader>
      <SecurityForm rules={rules} seen={seenOf(rules)} roles={ROLES} action={save} />
    </>
  )
}
