import type { Metadata } from 'next'
import { z } from 'zod'
import { BackLink } from '@/components/desk/back-link'
import { PageHeader } from '@/components/desk/page-header'
import { RoleForm } from '@/components/desk/roles/role-form'
import { ROLES_PATH } from '@/components/desk/roles/roles-path'
import { beyond, type Grants, grantsOf, heldBy } from '@/lib/auth/grants'
import { type Permission, ROLE_LABELS } from '@/lib/auth/permissions'
import { requireUser } from '@/lib/auth/session'
import { Role } from '@/lib/db/generated/enums'
import type { SearchParams } from '../../list-params'
import { create } from '../actions'

export const metadata: Metadata = { title: '新建角色' }

const asked = z.object({ from: z.enum(Role).catch('EDITOR') })

/** A new role, made from a built-in one (`?from=`): what its maker does not have themselves is left out. */
export default async function NewRolePage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireUser('role.assign')
  const { from } = asked.parse(await searchParams)
  const baseGrants = grantsOf(from)
  const own = heldBy(actor)
  const more = new Set<Permission>(beyond(own, baseGrants))
  const initial: Grants = Object.fromEntries(
    Object.entries(baseGrants).filter(([permission]) => !more.has(permission as Permission)),
  )
  return (
    <>
      <BackLink href={ROLES_PATH}>返回角色</BackLink>
      <PageHeader title={`从“${ROLE_LABELS[from]}”新建角色`} />
      <RoleForm
        base={from}
        baseName={ROLE_LABELS[from]}
        baseGrants={baseGrants}
        initial={initial}
        own={own}
        action={create}
      />
    </>
  )
}
