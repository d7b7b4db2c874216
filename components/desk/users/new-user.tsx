'use client'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { RecordDialog } from '../record-dialog'
import type { DeskAction } from '../send-action'
import { NewPasswordField } from './new-password-field'
import { RoleField } from './role-field'
import type { RoleChoices } from './user'

/** Opens an account for a colleague. */
export function NewUser({ roles, action }: { roles: RoleChoices; action: DeskAction }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden="true" />
        新建用户
      </Button>
      {open && (
        <RecordDialog
          title="新建用户"
          action={action}
          submitLabel="新建"
          done="已新建用户，请把邮箱和密码告诉本人"
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
              <NewPasswordField label="密码" error={error('password')} />
            </>
          )}
        </RecordDialog>
      )}
    </>
  )
}
