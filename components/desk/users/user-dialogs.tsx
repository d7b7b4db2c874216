'use client'
import { TextField } from '@/components/ui/field'
import { ConfirmAction } from '../confirm-action'
import { RecordDialog } from '../record-dialog'
import type { DeskAction } from '../send-action'
import { NewPasswordField } from './new-password-field'
import { RoleField } from './role-field'
import type { DeskUser, RoleChoices } from './user'

type Props = { user: DeskUser; action: DeskAction; onClose: () => void }

/** Name and role of an account. */
export function EditUserDialog({
  user,
  self,
  roles,
  action,
  onClose,
}: Props & { self: boolean; roles: RoleChoices }) {
  return (
    <RecordDialog
      title={`编辑用户“${user.name}”`}
      description={user.email}
      action={action}
      hidden={{ id: user.id }}
      submitLabel="保存"
      done="已保存"
      onClose={onClose}
    >
      {(error) => (
        <>
          <TextField
            label="姓名"
            name="name"
            required
            maxLength={40}
            autoComplete="off"
            defaultValue={user.name}
            error={error('name')}
          />
          <RoleField roles={roles} chosen={user.role} own={self} error={error('role')} />
        </>
      )}
    </RecordDialog>
  )
}

/** A new password for a colleague who forgot theirs. */
export function PasswordDialog({ user, action, onClose }: Props) {
  return (
    <RecordDialog
      title={`重设“${user.name}”的密码`}
      description="重设后，他在所有设备上的登录立即失效。"
      action={action}
      hidden={{ id: user.id }}
      submitLabel="重设密码"
      done={`已重设密码，请告诉${user.name}`}
      onClose={onClose}
    >
      {(error) => <NewPasswordField label="新密码" error={error('password')} />}
    </RecordDialog>
  )
}

/** Closes an account, or opens it again. */
export function ActivationDialog({ user: { id, name, active }, action, onClose }: Props) {
  return (
    <ConfirmAction
      title={active ? `停用“${name}”的账号？` : `重新启用“${name}”的账号？`}
      confirmLabel={active ? '确认停用' : '确认启用'}
      danger={active}
      action={action}
      fields={{ id, active: String(!active) }}
      done={active ? `已停用“${name}”的账号` : `“${name}”可以重新登录了`}
      onClose={onClose}
    >
      {active
        ? '停用后立即退出登录，也不能再登录。稿件和操作记录都保留，以后可以重新启用。'
        : '启用后可以用原来的密码登录。'}
    </ConfirmAction>
  )
}
