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
  /** Who may publish. */
  | 'editors'
  /** Who may take the step `stepId` of a review, or has taken it. */
  | 'takers'
  /** In whose hands the step `stepId` is. */
  | 'holder'
  /** Who manages reviews. */
  | 'managers'
  /** Who may review the piece afterwards. */
  | 'colleagues'
  /** Who appointed what `scheduleId` names. */
  | 'appointer'
  /** Whom the remark `commentId` names. */
  | 'mentioned'
  /** Who has written in the thread `threadId`. */
  | 'writers'
  /** Who looks after the webhooks. */
  | 'webmasters'
  /** Whom `toId` names. */
  | 'receiver'
  /** Who is to write what is planned. */
  | 'assignee'
  /** Who was to, until the event. */
  | 'former'
  /** Who proposed what is planned. */
  | 'pitcher'
  /** The person that the event happened to. */
  | 'subject'
  /** Whose email address the event happened to. */
  | 'addressee'

export type Rule = {
  kind: Kind
  to: Audience
  /** A fact of the event that must be there and not be false. */
  when?: 'blocking' | 'what' | 'ended'
  /** A fact that must not. */
  unless?: 'round'
  /** Only when no rule above reached anybody, whoever acted included. */
  otherwise?: true
}

/**
 * Which events concern whom, and as what. Nobody hears of what they did themselves, and a person that several rules
 * reach gets the first: the most telling stands first.
 */
export const RULES: Partial<Record<AuditAction, readonly Rule[]>> = {
  // Where steps are asked for, those who may take the first hear of it by `review.wait`.
  'article.submit': [{ kind: 'submitted', to: 'reviewers', unless: 'round' }],
  'article.return': [
    { kind: 'returned', to: 'owner' },
    { kind: 'returned', to: 'submitter' },
  ],
  'article.publish': [
    { kind: 'kept', to: 'appointer' },
    { kind: 'corrected', to: 'owner', when: 'what' },
    { kind: 'published', to: 'owner' },
    { kind: 'corrected', to: 'editors', when: 'what' },
  ],
  'article.withdraw': [
    { kind: 'kept', to: 'appointer' },
    { kind: 'withdrawn', to: 'owner' },
  ],
  // After thirty days it is gone for good, and whoever wrote it would never have known.
  'article.trash': [{ kind: 'trashed', to: 'owner' }],
  'article.pin': [{ kind: 'kept', to: 'appointer' }],
  'article.unpin': [{ kind: 'kept', to: 'appointer' }],
  'article.reinstate': [
    { kind: 'reinstated', to: 'owner' },
    { kind: 'reinstated', to: 'editors' },
  ],
  'correction.add': [
    { kind: 'corrected', to: 'owner' },
    { kind: 'corrected', to: 'editors' },
  ],
  'review.wait': [{ kind: 'waiting', to: 'takers' }],
  'review.overdue': [
    { kind: 'overdue', to: 'takers' },
    { kind: 'overdue', to: 'managers' },
  ],
  'review.delegate': [{ kind: 'delegated', to: 'holder' }],
  'review.return': [
    { kind: 'returned', to: 'owner', when: 'ended' },
    { kind: 'returned', to: 'submitter', when: 'ended' },
  ],
  'review.replace': [
    { kind: 'returned', to: 'owner' },
    { kind: 'returned', to: 'submitter' },
  ],
  'review.sign': [
    { kind: 'signed', to: 'owner' },
    { kind: 'signed', to: 'submitter' },
  ],
  'review.recall': [
    { kind: 'recalled', to: 'owner' },
    { kind: 'recalled', to: 'submitter' },
  ],
  'review.urgent': [{ kind: 'emergency', to: 'colleagues' }],
  'schedule.publish': [{ kind: 'scheduled', to: 'owner' }],
  'schedule.withdraw': [{ kind: 'scheduled', to: 'owner' }],
  'schedule.pin': [{ kind: 'scheduled', to: 'owner' }],
  'schedule.unpin': [{ kind: 'scheduled', to: 'owner' }],
  'schedule.move': [
    { kind: 'scheduled', to: 'appointer' },
    { kind: 'scheduled', to: 'owner' },
  ],
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
  'plan.create': [{ kind: 'assigned', to: 'receiver' }],
  'plan.update': [
    { kind: 'assigned', to: 'receiver' },
    { kind: 'reassigned', to: 'former' },
    { kind: 'planned', to: 'assignee' },
  ],
  'plan.move': [{ kind: 'planned', to: 'assignee' }],
  'plan.start': [{ kind: 'planned', to: 'assignee' }],
  'plan.finish': [
    { kind: 'planned', to: 'assignee' },
    { kind: 'planned', to: 'pitcher' },
  ],
  'plan.drop': [
    { kind: 'planned', to: 'assignee' },
    { kind: 'planned', to: 'pitcher' },
  ],
  'plan.reopen': [
    { kind: 'planned', to: 'assignee' },
    { kind: 'planned', to: 'pitcher' },
  ],
  'webhook.disable': [{ kind: 'webhook', to: 'webmasters' }],
  'user.hand-over': [{ kind: 'handed', to: 'receiver' }],
  'user.update': [{ kind: 'account', to: 'subject' }],
  'user.columns': [{ kind: 'account', to: 'subject' }],
  'user.activate': [{ kind: 'account', to: 'subject' }],
  'user.password-reset': [{ kind: 'account', to: 'subject' }],
  'user.password-link': [{ kind: 'account', to: 'subject' }],
  'user.factor-reset': [{ kind: 'account', to: 'subject' }],
  'user.identity-link': [{ kind: 'device', to: 'subject' }],
  'user.identity-reset': [{ kind: 'account', to: 'subject' }],
  'user.factor-code-used': [{ kind: 'device', to: 'subject' }],
  'user.author': [{ kind: 'account', to: 'subject' }],
  'user.token-end': [{ kind: 'account', to: 'subject' }],
  'user.sign-out': [{ kind: 'account', to: 'subject' }],
  'user.sign-out-one': [{ kind: 'account', to: 'subject' }],
  'session.lock': [{ kind: 'lock', to: 'addressee' }],
  'session.new-device': [{ kind: 'device', to: 'subject' }],
}

const MOVERS: readonly AuditAction[] = ['article.submit', 'article.trash', 'article.restore']

/** Whether after it something else waits under 审校 for somebody, whoever that is. */
export const movesReviews = (action: AuditAction): boolean =>
  action.startsWith('review.') || MOVERS.includes(action)
