'use client'
import { useState } from 'react'
import { MenuItem, MenuSeparator } from '@/components/ui/menu'
import { RowMenu } from '../row-menu'
import type { DeskUser, RoleChoices, UserActions } from './user'
import { ActivationDialog, EditUserDialog, PasswordDialog, SignOutDialog } from './user-dialogs'

type Props = {
  user: DeskUser
  /** It is the account of whoever looks. */
  self: boolean
  roles: RoleChoices
  actions: UserActions
}

/** What can be done with one account; one's own cannot be closed, and its password is changed elsewhere. */
export function UserMenu({ user, self, roles, actions }: Props) {
  const [open, setOpen] = useState<'edit' | 'password' | 'signOut' | 'activation' | null>(null)
  const close = () => setOpen(null)
  return (
    <>
      <RowMenu of={user.name}>
        <MenuItem onSelect={() => setOpen('edit')}>编辑…</MenuItem>
        {!self && (
          <>
            <MenuItem onSelect={() => setOpen('password')}>重设密码…</MenuItem>
            <MenuItem onSelect={() => setOpen('signOut')}>退出所有设备…</MenuItem>
            <MenuSeparator />
            <MenuItem danger={user.active} onSelect={() => setOpen('activation')}>
              {user.active ? '停用…' : '重新启用…'}
            </MenuItem>
          </>
        )}
      </RowMenu>
      {open === 'edit' && (
        <EditUserDialog user={user} self={self} roles={roles} action={actions.update} onClose={close} />
      )}
      {open === 'password' && <PasswordDialog user={user} action={actions.givePassword} onClose={close} />}
      {open === 'signOut' && <SignOutDialog user={user} action={actions.signOut} onClose={close} />}
      {open === 'activation' && <ActivationDialog user={user} action={actions.setActive} onClose={close} />}
    </>
  )
}
