'use client'
import { ConfirmAction } from '../confirm-action'
import type { DeskAction } from '../send-action'
import type { DeskUser } from './user'

type Props = { user: DeskUser; action: DeskAction; onClose: () => void }

/** Ends a colleague's sign-ins, for a lost phone or a computer that was left open. */
export function SignOutDialog({ user: { id, name }, action, onClose }: Props) {
  return (
    <ConfirmAction
      title={`让“${name}”在所有设备上退出登录？`}
      confirmLabel="确认退出"
      danger
      action={action}
      fields={{ id }}
      done={`“${name}”已在所有设备上退出登录`}
      onClose={onClose}
    >
      马上生效。账号仍可登录，没有保存的内容会留在各自的窗口里；怀疑密码泄露时，请再重设密码。
    </ConfirmAction>
  )
}

/** Sends a colleague a mail in which they set their password themselves. */
export function LinkDialog({ user: { id, name, email }, action, onClose }: Props) {
  return (
    <ConfirmAction
      title={`给“${name}”发设置密码的邮件？`}
      confirmLabel="发送"
      action={action}
      fields={{ id }}
      done={`邮件将发往 ${email}`}
      onClose={onClose}
    >
      邮件里的链接一小时内有效，只能用一次。现在的密码在他设置新密码之前照常可用。
    </ConfirmAction>
  )
}

/** Takes away the second factor of a colleague who lost phone and recovery codes. */
export function FactorDialog({ user: { id, name }, action, onClose }: Props) {
  return (
    <ConfirmAction
      title={`重设“${name}”的两步验证？`}
      confirmLabel="确认重设"
      danger
      action={action}
      fields={{ id }}
      done={`已重设“${name}”的两步验证`}
      onClose={onClose}
    >
      请先当面或打电话确认是本人。重设后他在所有设备上退出登录，原来的验证器和恢复码作废；角色要求两步验证的，下次登录时须重新设置。
    </ConfirmAction>
  )
}

/** Unties a colleague's account from single sign-on, for somebody who has another account there. */
export function UnlinkDialog({ user: { id, name }, action, onClose }: Props) {
  return (
    <ConfirmAction
      title={`解除“${name}”的统一认证关联？`}
      confirmLabel="解除关联"
      danger
      action={action}
      fields={{ id }}
      done={`已解除“${name}”的统一认证关联`}
      onClose={onClose}
    >
      他会在所有设备上退出登录。再用同一邮箱的统一认证登录，会重新关联；不让他再登录，请停用账号。
    </ConfirmAction>
  )
}
