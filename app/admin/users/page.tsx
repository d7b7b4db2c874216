import type { Metadata } from 'next'
import Link from 'next/link'
import { Suspense } from 'react'
import type { z } from 'zod'
import { ListPages } from '@/components/desk/list-pages'
import { PageHeader } from '@/components/desk/page-header'
import { RecordTable } from '@/components/desk/record-table'
import { ROLES_PATH } from '@/components/desk/roles/roles-path'
import { FailingCell } from '@/components/desk/users/failing-cell'
import { NewUser } from '@/components/desk/users/new-user'
import { PeopleFilter } from '@/components/desk/users/people-filter'
import type { RoleChoices } from '@/components/desk/users/user'
import { UserMenu } from '@/components/desk/users/user-menu'
import { personPath, USERS_PATH } from '@/components/desk/users/users-path'
import { Badge } from '@/components/ui/badge'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import { type Actor, ROLE_LABELS } from '@/lib/auth/permissions'
import { requireUser } from '@/lib/auth/session'
import { mailIsOn } from '@/lib/env'
import { siteDateTime } from '@/lib/time'
import { askedPeople, placeText } from '@/lib/users/filter'
import { listPeople } from '@/lib/users/list-queries'
import type { SearchParams } from '../list-params'
import { create, invite } from './actions'
import { chosenRole, markOf, mayWithUsers, menuActions, ROLES, roleChoices } from './user-menu-actions'

export const metadata: Metadata = { title: '用户' }

/** What who only keeps accounts may open one with. */
const AUTHORS = ROLES.filter(({ value }) => value === 'AUTHOR')

type Asked = z.output<typeof askedPeople>

/** Who may sign in, and as what. */
export default async function UsersPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireUser('user.read')
  const asked = askedPeople.parse(await searchParams)
  const { after, ...filter } = asked
  const [roles, may] = [await roleChoices(actor), mayWithUsers(actor)]
  return (
    <>
      <PageHeader
        title="用户"
        action={
          <>
            {may.manage && (
              <>
                <NewUser
                  roles={may.assign ? roles : AUTHORS}
                  action={create}
                  invite={mailIsOn() ? invite : null}
                />
                <Link href={`${USERS_PATH}/import`} className={buttonClass()}>
                  从表格导入
                </Link>
              </>
            )}
            {may.assign && (
              <Link href={ROLES_PATH} className={buttonClass()}>
                角色
              </Link>
            )}
          </>
        }
      >
        能登录采编台的人。离开的同事请停用账号，他写的稿件和记录都会保留。
      </PageHeader>
      <PeopleFilter asked={filter} roles={ROLES} />
      <Suspense key={JSON.stringify(asked)} fallback={<Skeleton rows={6} />}>
        <People actor={actor} asked={asked} roles={roles} />
      </Suspense>
    </>
  )
}

async function People({
  actor,
  asked: { after, ...filter },
  roles,
}: {
  actor: Actor
  asked: Asked
  roles: RoleChoices
}) {
  const { rows, next } = await listPeople(actor, filter, after, new Date())
  if (rows.length === 0) return <EmptyState title="没有这样的用户">放宽筛选再看。</EmptyState>
  return (
    <>
      <RecordTable
        caption="用户列表，在用的在前"
        heads={['姓名', '邮箱', '角色', '状态', { text: '最近登录', onCard: true }, '登录失败']}
        rows={rows.map(
          ({
            id,
            name,
            email,
            role,
            columnNames,
            customRole,
            active,
            lastSignInAt,
            factor,
            linked,
            failing,
          }) => ({
            key: id,
            faded: !active,
            cells: [
              <span key="name">
                <Link
                  href={personPath(id)}
                  className="text-base font-medium underline-offset-4 hover:text-accent hover:underline"
                >
                  {name}
                </Link>
                {id === actor.id && <span className="ml-2 text-sm text-muted">（您）</span>}
              </span>,
              <span key="email" className="break-all">
                {email}
              </span>,
              <RoleCell key="role" name={customRole?.name ?? ROLE_LABELS[role]} columnNames={columnNames} />,
              <span key="active" className="flex flex-wrap gap-1.5">
                <Badge tone={active ? 'accent' : 'plain'}>{active ? '在用' : '已停用'}</Badge>
                {factor && <Badge>两步验证</Badge>}
                {linked && <Badge>统一认证</Badge>}
              </span>,
              <span key="seen" className="text-muted tabular-nums">
                {lastSignInAt ? siteDateTime(lastSignInAt) : '从未登录'}
              </span>,
              failing.count > 0 || failing.lockedUntil ? (
                <FailingCell key="failing" failing={failing} />
              ) : null,
            ],
            actions: (
              <UserMenu
                user={{
                  ...{ id, name, email, role: chosenRole({ role, customRole }), active, factor, linked },
                  seen: markOf({ name, role, customRole }),
                }}
                self={id === actor.id}
                roles={roles}
                may={mayWithUsers(actor)}
                actions={menuActions()}
              />
            ),
          }),
        )}
      />
      <ListPages
        path={USERS_PATH}
        asked={filter}
        before={after ? placeText(after) : undefined}
        next={next && placeText(next)}
        cursor="after"
      />
    </>
  )
}

/** A role, with the columns that it is limited to: the first two, and how many more. */
function RoleCell({ name, columnNames }: { name: string; columnNames: string[] }) {
  const shown = columnNames.slice(0, 2).join('、')
  return (
    <>
      {name}
      {columnNames.length > 0 && (
        <span className="block text-sm text-muted">
          {columnNames.length > 2 ? `${shown}等 ${columnNames.length} 个栏目` : shown}
        </span>
      )}
    </>
  )
}
