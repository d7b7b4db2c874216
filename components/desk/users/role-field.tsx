import { SelectField } from '@/components/ui/field'
import type { RoleRef } from '@/lib/roles/schema'
import type { RoleChoices } from './user'

type Props = {
  roles: RoleChoices
  chosen: RoleRef
  own?: boolean
  closed?: boolean
  error: string | undefined
}

/** What an account may do. Nobody changes their own role, so for oneself it is only shown. */
export function RoleField({ roles, chosen, own = false, closed = false, error }: Props) {
  return (
    <>
      <SelectField
        label="角色"
        name={own || closed ? undefined : 'role'}
        defaultValue={chosen}
        disabled={own || closed}
        hint={
          own
            ? '不能更改自己的角色，请由另一位管理员操作。'
            : closed
              ? '角色由能分派角色的同事来定。'
              : '作者只看自己的稿件；编辑可以发布；总编还管栏目和站点；管理员还管用户。'
        }
        error={error}
      >
        {roles.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </SelectField>
      {(own || closed) && <input type="hidden" name="role" value={chosen} />}
    </>
  )
}
