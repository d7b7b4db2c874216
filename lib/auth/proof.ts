import type { AuditAction } from '@/lib/audit/actions'
import { AppError } from '@/lib/errors'
import type { Actor } from './permissions'

/** For how long somebody who has given their password is believed to be the one at the keyboard. */
const PROOF_MINUTES = 15

/**
 * What nobody may do in a session that was merely left open: it gives rights, keys or records away, or takes for ever. Whoever
 * records one of these must have proven who they are a moment ago.
 */
const NEEDS_PROOF: ReadonlySet<AuditAction> = new Set<AuditAction>([
  'user.create',
  'user.update',
  'user.columns',
  'role.create',
  'role.update',
  'role.delete',
  'role.separate',
  'user.activate',
  'user.deactivate',
  'user.hand-over',
  'user.invite',
  'user.reset-mail',
  'user.password-reset',
  'user.factor-on',
  'user.factor-off',
  'user.factor-codes',
  'user.factor-reset',
  'user.passkey-add',
  'user.passkey-remove',
  'user.token-create',
  'user.author',
  'user.identity-unlink',
  'user.identity-reset',
  'settings.update',
  'security.update',
  'review.policy',
  'webhook.create',
  'webhook.update',
  'webhook.secret',
  'webhook.delete',
  'audit.export',
  'calendar.share',
  'article.purge',
  'column.delete',
  'topic.delete',
  'page.delete',
])

/** Whether a proof of that moment still counts. */
export const isProven = (provenAt: Date, now: Date): boolean =>
  now.getTime() - provenAt.getTime() < PROOF_MINUTES * 60_000

/** Throws PROOF when a person does what needs a fresh proof and has none; programs have nothing to prove. */
export function requireProof(actor: Actor, action: AuditAction): void {
  if (actor.id === null || !NEEDS_PROOF.has(action) || actor.proven === true) return
  throw new AppError('PROOF', '这一步需要再次确认是您本人，请输入密码。')
}
