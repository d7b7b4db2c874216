'use client'
import Link from 'next/link'
import { useState } from 'react'
import { MenuItem, MenuLink, MenuSeparator } from '@/components/ui/menu'
import { handoverPath } from '../handover/handover-path'
import { RowMenu } from '../row-menu'
import { ActivationDialog } from './activation-dialog'
import type { DeskUser, MayWithUsers, RoleChoices, UserActions } from './user'
import { EditUserDialog, PasswordDialog } from './user-dialogs'
import { FactorDialog, LinkDialog, SignOutDialog, UnlinkDialog } from './user-sign-in-dialogs'

type Props = {
  user: DeskUser
  /** It is the account of whoever looks. */
  self: boolean
  roles: RoleChoices
  may: MayWithUsers
  actions: UserActions
}

/** What can be done with one account; one's own cannot be closed, and its password is changed elsewhere. */
export function UserMenu({ user, self, roles, may, actions }: Props) {
  const [open, setOpen] = useState<
    'edit' | 'password' | 'link' | 'factor' | 'unlink' | 'signOut' | 'activation' | null
  >(null)
  const close = () => setOpen(null)
  return (
    <>
      <RowMenu of={user.name}>
        <MenuItem onSelect={() => setOpen('edit')}>编辑…</MenuItem>
        {!self && may.manage && (
          <>
            {actions.sendLink && user.active && (
              <MenuItem onSelect={() => setOpen('link')}>发设置密码的邮件…</MenuItem>
            )}
            <MenuItem onSelect={() => setOpen('password')}>重设密码…</MenuItem>
            {user.factor && <MenuItem onSelect={() => setOpen('factor')}>重设两步验证…</MenuItem>}
            {user.linked && <MenuItem onSelect={() => setOpen('unlink')}>解除统一认证关联…</MenuItem>}
            <MenuItem onSelect={() => setOpen('signOut')}>退出所有设备…</MenuItem>
            <MenuSeparator />
            <MenuLink>
              <Link href={handoverPath(user.id)}>交接工作</Link>
            </MenuLink>
            <MenuItem danger={user.active} onSelect={() => setOpen('activation')}>
              {user.active ? '停用…' : '重新启用…'}
            </MenuItem>
          </>
        )}
      </RowMenu>
      {open === 'edit' && (
        <EditUserDialog
          user={user}
          self={self}
          roles={roles}
          may={may}
          action={actions.update}
          onClose={close}
        />
      )}
      {open === 'password' && <PasswordDialog user={user} action={actions.givePassword} onClose={close} />}
      {open === 'link' && actions.sendLink && (
        <LinkDialog user={user} action={actions.sendLink} onClose={close} />
      )}
      {open === 'factor' && <FactorDialog user={user} action={actions.resetFactor} onClose={close} />}
      {open === 'unlink' && <UnlinkDialog user={user} action={actions.unlinkIdentities} onClose={close} />}
      {open === 'signOut' && <SignOutDialog user={user} action={actions.signOut} onClose={close} />}
      {open === 'activation' && <ActivationDialog user={user} action={actions.setActive} onClose={close} />}
    </>
  )
}
