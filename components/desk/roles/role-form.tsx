'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { TextField } from '@/components/ui/field'
import type { Grants } from '@/lib/auth/grants'
import type { Role } from '@/lib/db/generated/enums'
import { FormEnd } from '../form-end'
import { Section } from '../section'
import type { DeskAction } from '../send-action'
import { useRecordForm } from '../use-record-form'
import { useUnsavedGuard } from '../use-unsaved-guard'
import { GrantsTable } from './grants-table'
import { RolePreview } from './role-preview'
import { ROLES_PATH } from './roles-path'

type Props = {
  /** What is changed; left out for a new role. */
  role?: { id: number; version: number; name: string }
  base: Role
  baseName: string
  baseGrants: Grants
  initial: Grants
  /** What whoever edits may themselves; the rest of them is not the browser's to know. */
  own: Grants
  action: DeskAction
}

/** A role of the newsroom's own: its name, what it grants, and what that comes to. */
export function RoleForm({ role, base, baseName, baseGrants, initial, own, action }: Props) {
  const router = useRouter()
  const [grants, setGrants] = useState(initial)
  const { refusal, pending, dirty, error, formProps } = useRecordForm({
    action,
    done: role ? '已保存，从这些人的下一步操作起生效' : '已新建角色',
    onDone: () => router.push(ROLES_PATH),
  })
  useUnsavedGuard(dirty)
  return (
    <form
      {...formProps}
      className="grid max-w-6xl items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]"
    >
      {role && <input type="hidden" name="id" value={role.id} />}
      {role && <input type="hidden" name="version" value={role.version} />}
      {!role && <input type="hidden" name="base" value={base} />}
      <input type="hidden" name="grants" value={JSON.stringify(grants)} />
      <div className="flex min-w-0 flex-col gap-5">
        <Section title="角色">
          <TextField
            label="名称"
            name="name"
            required
            maxLength={20}
            autoComplete="off"
            defaultValue={role?.name ?? ''}
            hint={`审校流程、登录安全里按“${baseName}”算。`}
            error={error('name')}
          />
        </Section>
        <Section title="权限" explain="您自己没有的权限不能授出。">
          <GrantsTable
            grants={grants}
            own={own}
            before={role ? initial : {}}
            onChange={(permission, far) =>
              setGrants(({ [permission]: _was, ...rest }) => (far ? { ...rest, [permission]: far } : rest))
            }
          />
        </Section>
        <FormEnd refusal={refusal} pending={pending} dirty={dirty} label={role ? '保存角色' : '新建角色'} />
      </div>
      <div className="lg:sticky lg:top-5">
        <Section title="这个角色能看到什么、能做什么">
          <RolePreview base={base} baseName={baseName} baseGrants={baseGrants} grants={grants} />
        </Section>
      </div>
    </form>
  )
}
