'use client'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { ChoiceField } from '@/components/ui/choice-field'
import { TextField } from '@/components/ui/field'
import { RecordDialog } from '../record-dialog'
import type { DeskAction } from '../send-action'
import { NewPasswordField } from './new-password-field'
import { RoleField } from './role-field'
import type { RoleChoices } from './user'

type Props = {
  roles: RoleChoices
  action: DeskAction
  /** Invites by mail instead; null where no mail is sent. */
  invite: DeskAction | null
}

type Way = 'mail' | 'password'
const WAYS: { value: Way; label: string; hint: string }[] = [
  { value: 'mail', label: '发邀请邮件', hint: '本人在邮件的链接里设置密码。' },
  { value: 'password', label: '由我设置密码', hint: '当面告诉本人，首次登录时须更换。' },
]

/** Opens an account for a colleague. */
export function NewUser({ roles, action, invite }: Props) {
  const [open, setOpen] = useState(false)
  const [way, setWay] = useState<Way>('mail')
  const invites = invite !== null && way === 'mail'
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden="true" />
        新建用户
      </Button>
      {open && (
        <RecordDialog
          title="新建用户"
          action={invites ? invite : action}
          submitLabel={invites ? '新建并发送' : '新建'}
          done={invites ? '已新建用户，邀请邮件马上发出' : '已新建用户，请把邮箱和密码告诉本人'}
          onClose={() => setOpen(false)}
        >
          {(error) => (
            <>
              <TextField
                label="姓名"
                name="name"
                required
                maxLength={40}
                autoComplete="off"
                error={error('name')}
              />
              <TextField
                label="邮箱"
                name="email"
                type="email"
                required
                maxLength={254}
                autoComplete="off"
                hint="登录时用。"
                error={error('email')}
              />
              <RoleField roles={roles} chosen="AUTHOR" error={error('role')} />
              {invite && (
                <ChoiceField label="怎样登录" name="way" choices={WAYS} value={way} onChange={setWay} />
              )}
              {!invites && <NewPasswordField label="密码" error={error('password')} />}
            </>
          )}
        </RecordDialog>
      )}
    </>
  )
}
