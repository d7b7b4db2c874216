import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { BackLink } from '@/components/desk/back-link'
import { PageHeader } from '@/components/desk/page-header'
import { RoleForm } from '@/components/desk/roles/role-form'
import { ROLES_PATH } from '@/components/desk/roles/roles-path'
import { Section } from '@/components/desk/section'
import { personPath } from '@/components/desk/users/users-path'
import { grantsOf, heldBy } from '@/lib/auth/grants'
import { ROLE_LABELS } from '@/lib/auth/permissions'
import { requireUser } from '@/lib/auth/session'
import { getRole } from '@/lib/roles/queries'
import { recordId } from '../../record-id'
import { update } from '../actions'

export const metadata: Metadata = { title: '角色' }

type Props = { params: Promise<{ id: string }> }

/** One of the newsroom's own roles: what it grants, and who has it. */
export default async function RolePage({ params }: Props) {
  const actor = await requireUser('role.assign')
  const id = recordId((await params).id)
  const role = id === null ? null : await getRole(actor, id)
  if (!role) notFound()
  const { base, grants, users } = role
  return (
    <>
      <BackLink href={ROLES_PATH}>返回角色</BackLink>
      <PageHeader title={role.name}>{`从“${ROLE_LABELS[base]}”改出来的角色。`}</PageHeader>
      <div className="flex flex-col gap-5">
        <Section title="有这个角色的人">
          {users.length > 0 ? (
            <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
              {users.map((one) => (
                <li key={one.id}>
                  <Link href={personPath(one.id)} className="underline-offset-4 hover:underline">
                    {one.name}
                  </Link>
                  {!one.active && <span className="text-muted">（已停用）</span>}
                </li>
              ))}
            </ul>
          ) : (
            <p className="text-sm text-muted">还没有人。在“用户”里给人分派。</p>
          )}
        </Section>
        <RoleForm
          key={role.version}
          role={role}
          base={base}
          baseName={ROLE_LABELS[base]}
          baseGrants={grantsOf(base)}
          initial={grants}
          own={heldBy(actor)}
          action={update}
        />
      </div>
    </>
  )
}
