import type { AuditAction } from '@/lib/audit/actions'
import type { Kind } from './kinds'

/** Whom an event can concern; lib/notifications/audience-queries.ts finds them. */
export type Audience =
  /** Whose piece it is. */
  | 'owner'
  /** Who handed the piece in last. */
  | 'submitter'
  /** Who may take up or return what is submitted. */
  | 'reviewers'
  /** Who appointed what `scheduleId` names. */
  | 'appointer'
  /** Whom the remark `commentId` names. */
  | 'mentioned'
  /** Who has written in the thread `threadId`. */
  | 'writers'
  /** Who looks after the webhooks. */
  | 'webmasters'
  /** The person that the event happened to. */
  | 'subject'
  /** Whose email address the event happened to. */
  | 'holder'

export type Rule = {
  kind: Kind
  to: Audience
  /** A fact of the event that must be true. */
  when?: 'blocking'
  /** Only when no rule above reached anybody, whoever acted included. */
  otherwise?: true
}

/**
 * Which events concern whom, and as what. Nobody hears of what they did themselves, and a person that several rules
 * reach gets the first: the most telling stands first.
 */
export const RULES: Partial<Record<AuditAction, readonly Rule[]>> = {
  'article.submit': [{ kind: 'submitted', to: 'reviewers' }],
  'article.return': [
    { kind: 'returned', to: 'owner' },
    { kind: 'returned', to: 'submitter' },
  ],
  'article.publish': [
    { kind: 'kept', to: 'appointer' },
    { kind: 'published', to: 'owner' },
  ],
  'article.withdraw': [
    { kind: 'kept', to: 'appointer' },
    { kind: 'withdrawn', to: 'owner' },
  ],
  'schedule.publish': [{ kind: 'scheduled', to: 'owner' }],
  'schedule.withdraw': [{ kind: 'scheduled', to: 'owner' }],
  'schedule.cancel': [
    { kind: 'cancelled', to: 'appointer' },
    { kind: 'cancelled', to: 'owner' },
  ],
  'schedule.fail': [
    { kind: 'failed', to: 'appointer' },
    { kind: 'failed', to: 'owner' },
    // A piece that nobody has must not be missed in silence.
    { kind: 'failed', to: 'reviewers', otherwise: true },
  ],
  'comment.begin': [
    { kind: 'mention', to: 'mentioned' },
    { kind: 'blocking', to: 'owner', when: 'blocking' },
    { kind: 'comment', to: 'owner' },
  ],
  'comment.reply': [
    { kind: 'mention', to: 'mentioned' },
    { kind: 'reply', to: 'writers' },
    { kind: 'comment', to: 'owner' },
  ],
  'comment.block': [
    { kind: 'blocking', to: 'owner' },
    { kind: 'blocking', to: 'writers' },
  ],
  'comment.resolve': [{ kind: 'resolved', to: 'writers' }],
  'webhook.disable': [{ kind: 'webhook', to: 'webmasters' }],
  'user.update': [{ kind: 'account', to: 'subject' }],
  'user.activate': [{ kind: 'account', to: 'subject' }],
  'user.password-reset': [{ kind: 'account', to: 'subject' }],
  'user.password-link': [{ kind: 'account', to: 'subject' }],
  'user.factor-reset': [{ kind: 'account', to: 'subject' }],
  'user.factor-code-used': [{ kind: 'device', to: 'subject' }],
  'user.sign-out': [{ kind: 'account', to: 'subject' }],
  'session.lock': [{ kind: 'lock', to: 'holder' }],
  'session.new-device': [{ kind: 'device', to: 'subject' }],
}
