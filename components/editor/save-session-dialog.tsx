'use client'
import { SignInForm } from '@/components/desk/sign-in-form'
import { Dialog } from '@/components/ui/dialog'

/** Signs in over the editor; the text underneath stays as it is. */
export function SaveSessionDialog({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title="重新登录"
      description="登录已过期。您写的内容都在，登录后会接着保存。"
    >
      <SignInForm destination="/admin" error={null} onDone={onDone} />
    </Dialog>
  )
}
