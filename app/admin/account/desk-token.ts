import type { DeskToken } from '@/components/desk/tokens/token'
import { siteDate, siteDateTime } from '@/lib/time'
import type { TokenRow } from '@/lib/tokens/queries'
import { scopeWords } from '@/lib/tokens/scopes'

const DAY = 86_400_000

/** A token as the desk shows it. */
export function deskToken(row: TokenRow, now: Date): DeskToken {
  const { id, name, prefix, scopes, createdAt, expiresAt, lastUsedAt, lastUsedAddress } = row
  return {
    ...{ id, name, prefix, scopes: scopeWords(scopes) },
    since: siteDate(createdAt),
    until: siteDateTime(expiresAt),
    daysLeft: Math.floor((expiresAt.getTime() - now.getTime()) / DAY),
    lastUsed: lastUsedAt && siteDateTime(lastUsedAt),
    lastAddress: lastUsedAddress,
  }
}
