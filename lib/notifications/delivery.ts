/** How a kind reaches somebody besides the inbox, where everything stands: an e-mail at once, a line of the daily one, neither. */
export type Delivery = 'NOW' | 'DIGEST' | 'NONE'

/** What people read for each way. */
export const DELIVERY_LABELS: Record<Delivery, string> = {
  NOW: '立即发邮件',
  DIGEST: '归入每日摘要',
  NONE: '只在收件箱',
}
