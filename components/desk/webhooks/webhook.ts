import type { WebhookKind } from '@/lib/db/generated/enums'
import type { DeskAction } from '../send-action'

/** A webhook as the page hands it down: neither its address nor its secret. */
export type DeskWebhook = {
  id: number
  kind: WebhookKind
  name: string
  address: string
  signed: boolean
  events: string[]
  active: boolean
  seen: string
}

export type WebhookActions = {
  update: DeskAction
  renew: DeskAction<{ secret: string }>
  setActive: DeskAction
  remove: DeskAction
  test: DeskAction
}
