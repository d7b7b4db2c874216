'use client'
import { TextField } from '@/components/ui/field'
import { RecordDialog } from '../record-dialog'
import type { DeskAction } from '../send-action'
import { NewPasswordField } from './new-password-field'
import { RoleField } from './role-field'
import type { DeskUser, MayWithUsers, RoleChoices } from './user'

type Props = { user: DeskUser; action: DeskAction; onClose: () => void }

/** Name and role of an account. */
export function EditUserDialog({
  user,
  self,
  roles,
  may,
  action,
  onClose,
}: Props & { self: boolean; roles: RoleChoices; may: MayWithUsers }) {
  return (
    <RecordDialog
      title={`编辑用户“${user.name}”`}
      description={user.email}
      action={action}
      hidden={{ id: user.id }}
      seen={user.seen}
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
            readOnly={!may.manage}
            defaultValue={user.name}
            error={error('name')}
          />
          <RoleField roles={roles} chosen={user.role} own={self} closed={!may.assign} error={error('role')} />
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
