'use client'
import Link from 'next/link'
import { useState } from 'react'
import { MenuItem, MenuLink, MenuSeparator } from '@/components/ui/menu'
import { ConfirmAction } from '../confirm-action'
import { RowMenu } from '../row-menu'
import type { DeskAction } from '../send-action'
import { rolePath } from './roles-path'

type Props = { role: { id: number; name: string; people: number }; remove: DeskAction }

/** What can be done with one of the newsroom's own roles. */
export function RoleMenu({ role: { id, name, people }, remove }: Props) {
  const [removing, setRemoving] = useState(false)
  return (
    <>
      <RowMenu of={name}>
        <MenuLink>
          <Link href={rolePath(id)}>编辑</Link>
        </MenuLink>
        <MenuSeparator />
        <MenuItem danger onSelect={() => setRemoving(true)}>
          删除…
        </MenuItem>
      </RowMenu>
      {removing && (
        <ConfirmAction
          title={`删除角色“${name}”？`}
          confirmLabel="确认删除"
          danger
          action={remove}
          fields={{ id }}
          done="已删除角色"
          onClose={() => setRemoving(false)}
        >
          {people > 0
            ? `还有 ${people} 人是这个角色，要先给他们改角色。`
            : '没有人是这个角色。删除后不能恢复。'}
        </ConfirmAction>
      )}
    </>
  )
}
