'use client'
import { ShownOnceDialog } from '../shown-once-dialog'

/** The secret by which a webhook's receiver knows us. */
export function SecretDialog({ secret, onClose }: { secret: string; onClose: () => void }) {
  return (
    <ShownOnceDialog
      title="签名密钥"
      description="只显示这一次，请现在复制到接收方。接收方用它核对 webhook-signature（Standard Webhooks 的 v1 签名）。"
      label="签名密钥"
      noun="密钥"
      secret={secret}
      onClose={onClose}
    />
  )
}
