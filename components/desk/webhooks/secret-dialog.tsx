'use client'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { inputClass } from '@/components/ui/field'

/** A secret that nobody can be shown again. */
export function SecretDialog({ secret, onClose }: { secret: string; onClose: () => void }) {
  async function copy() {
    const copied = await navigator.clipboard?.writeText(secret).then(
      () => true,
      () => false,
    )
    if (copied) toast.success('密钥已复制')
    else toast.info('请选中密钥后按 Ctrl+C 复制。')
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title="签名密钥"
      description="只显示这一次，请现在复制到接收方。接收方用它核对 webhook-signature（Standard Webhooks 的 v1 签名）。"
    >
      <div className="flex gap-2">
        <input
          readOnly
          aria-label="签名密钥"
          value={secret}
          onFocus={(event) => event.target.select()}
          className={`${inputClass} min-w-0 font-mono text-sm`}
        />
        <Button onClick={() => void copy()}>复制</Button>
      </div>
      <div className="mt-5 flex justify-end">
        <Button variant="primary" onClick={onClose}>
          我已保存
        </Button>
      </div>
    </Dialog>
  )
}
