import type { Metadata } from 'next'
import { Suspense } from 'react'
import { PageHeader } from '@/components/desk/page-header'
import { RecordTable } from '@/components/desk/record-table'
import { NewUser } from '@/components/desk/users/new-user'
import type { RoleChoices } from '@/components/desk/users/user'
import { UserMenu } from '@/components/desk/users/user-menu'
import { Badge } from '@/components/ui/badge'
import { Skeleton } from '@/components/ui/skeleton'
import { hasFactor } from '@/lib/auth/factor-rules'
import { type Actor, ROLE_LABELS } from '@/lib/auth/permissions'
import { requireUser } from '@/lib/auth/session'
import type { Role } from '@/lib/db/generated/enums'
import { mailIsOn } from '@/lib/env'
import { siteDateTime } from '@/lib/time'
import { listUsers } from '@/lib/users/queries'
import {
  create,
  givePassword,
  invite,
  resetFactor,
  sendLink,
  setActive,
  signOut,
  unlinkIdentities,
  update,
} from './actions'

export const metadata: Metadata = { title: '用户' }

const ROLES: RoleChoices = (Object.keys(ROLE_LABELS) as Role[]).map((value) => ({
  value,
  label: ROLE_LABELS[value],
}))

/** Who may sign in, and as what. */
export default async function UsersPage() {
  const actor = await requireUser('user.manage')
  return (
    <>
      <PageHeader
        title="用户"
        action={<NewUser roles={ROLES} action={create} invite={mailIsOn() ? invite : null} />}
      >
        能登录采编台的人。离开的同事请停用账号，他写的稿件和记录都会保留。
      </PageHeader>
      <Suspense fallback={<Skeleton rows={6} />}>
        <Users actor={actor} />
      </Suspense>
    </>
  )
}

const lastSignIn = (at: Date | undefined) => (at ? siteDateTime(at) : '从未登录')

async function Users({ actor }: { actor: Actor }) {
  const users = await listUsers(actor)
  return (
    <RecordTable
      caption="用户列表，在用的在前"
      heads={['姓名', '邮箱', '角色', '状态', { text: '最近登录', onCard: true }]}
      rows={users.map(({ id, name, email, role, active, sessions, devices, ...factors }) => ({
        key: id,
        faded: !active,
        cells: [
          <span key="name" className="text-base font-medium">
            {name}
            {id === actor.id && <span className="ml-2 text-sm font-normal text-muted">（您）</span>}
          </span>,
          <span key="email" className="break-all">
            {email}
          </span>,
          ROLE_LABELS[role],
          <span key="active" className="flex flex-wrap gap-1.5">
            <Badge tone={active ? 'accent' : 'plain'}>{active ? '在用' : '已停用'}</Badge>
            {hasFactor(factors) && <Badge>两步验证</Badge>}
            {factors._count.identities > 0 && <Badge>统一认证</Badge>}
          </span>,
          <span key="seen" className="text-muted tabular-nums">
            {lastSignIn(sessions[0]?.createdAt ?? devices[0]?.lastUsedAt)}
          </span>,
        ],
        actions: (
          <UserMenu
            user={{
              id,
              name,
              email,
              role,
              active,
              factor: hasFactor(factors),
              linked: factors._count.identities > 0,
            }}
            self={id === actor.id}
            roles={ROLES}
            actions={{
              update,
              setActive,
              givePassword,
              signOut,
              resetFactor,
              unlinkIdentities,
              sendLink: mailIsOn() ? sendLink : null,
            }}
          />
        ),
      }))}
    />
  )
}
