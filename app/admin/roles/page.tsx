import type { Metadata } from 'next'
import Link from 'next/link'
import { BackLink } from '@/components/desk/back-link'
import { PageHeader } from '@/components/desk/page-header'
import { RecordTable } from '@/components/desk/record-table'
import { OfficersSection } from '@/components/desk/roles/officers-section'
import { RoleMenu } from '@/components/desk/roles/role-menu'
import { ROLES_PATH, rolePath } from '@/components/desk/roles/roles-path'
import { Section } from '@/components/desk/section'
import { USERS_PATH } from '@/components/desk/users/users-path'
import { buttonClass } from '@/components/ui/button'
import { grantsOf, OFFICERS } from '@/lib/auth/grants'
import { sentencesOf } from '@/lib/auth/permission-words'
import { ROLE_LABELS } from '@/lib/auth/permissions'
import { requireUser } from '@/lib/auth/session'
import { listRoles } from '@/lib/roles/queries'
import { officers, remove, separate } from './actions'

export const metadata: Metadata = { title: '角色' }

const nameClass = 'text-base font-medium underline-offset-4 hover:text-accent hover:underline'

/** Which roles there are, and who may do what in them. */
export default async function RolesPage() {
  const actor = await requireUser('role.assign')
  const roles = await listRoles(actor)
  if (!roles) return null
  const { builtIn, custom, separated } = roles
  return (
    <>
      <BackLink href={USERS_PATH}>返回用户</BackLink>
      <PageHeader
        title="角色"
        action={
          <Link href={`${ROLES_PATH}/new?from=EDITOR`} className={buttonClass('primary')}>
            新建角色
          </Link>
        }
      >
        四个固定的角色，和从它们改出来的自定角色。角色说能做什么；在哪些栏目做，在每个人的页面上定。
      </PageHeader>
      <div className="flex flex-col gap-5">
        {custom.length > 0 && (
          <RecordTable
            caption="自定角色"
            heads={['自定角色', '相当于', { text: '人数', onCard: true }]}
            rows={custom.map(({ id, name, base, people }) => ({
              key: id,
              cells: [
                <Link key="name" href={rolePath(id)} className={nameClass}>
                  {name}
                </Link>,
                ROLE_LABELS[base],
                `${people} 人`,
              ],
              actions: <RoleMenu role={{ id, name, people }} remove={remove} />,
            }))}
          />
        )}
        <Section title="固定的角色" explain="不能改。要少给或多给一些权限，请从它新建一个角色。">
          {builtIn.map(({ role, people }) => (
            <details key={role} className="rounded-md border border-line px-3 py-2 text-sm">
              <summary className="cursor-pointer">
                <span className="font-medium">{ROLE_LABELS[role]}</span>
                <span className="ml-2 text-muted">{`${people} 人`}</span>
              </summary>
              <ul className="mt-2 flex list-disc flex-col gap-1 pl-5">
                {sentencesOf(grantsOf(role)).map((one) => (
                  <li key={one}>{one}</li>
                ))}
              </ul>
              <p className="mt-3 mb-1">
                <Link href={`${ROLES_PATH}/new?from=${role}`} className={buttonClass()}>
                  {`从“${ROLE_LABELS[role]}”新建`}
                </Link>
              </p>
            </details>
          ))}
        </Section>
        <OfficersSection
          made={OFFICERS.every(({ name }) => custom.some((one) => one.name === name))}
          separated={separated}
          actions={{ officers, separate }}
        />
      </div>
    </>
  )
}
