import type { ArticleStatus, Transition } from '@/lib/articles/workflow'
import { type Actor, can, type Placed } from '@/lib/auth/permissions'

/** What decides whether a content may go to readers. */
export type Gate = {
  /** No policy: as everywhere without one. No steps: nothing is reviewed, the author publishes. Steps: only what is signed. */
  policy: 'none' | 'free' | 'steps'
  /** The round that runs, with what it waits for. */
  open: { waitsFor: string[] } | null
  /** The signature in force. */
  signed: { revisionId: number; hash: string; version: number } | null
}

/** Where no policy holds. */
export const NO_GATE: Gate = { policy: 'none', open: null, signed: null }

/** Whether a content is the signed one: the same words, or a draft that nobody has written since (a tag may have got a new name). */
export function isSigned({ signed }: Gate, content: { hash: string; version?: number }): boolean {
  return signed !== null && (signed.hash === content.hash || signed.version === content.version)
}

type Content = {
  hash: string
  version?: number
  /** It was public before, and is to come back as it was. */
  returns?: boolean
}

/** Why a content may not go to readers, as a sentence that says what to do; null when it may. */
export function whyUnsigned(gate: Gate, content: Content): string | null {
  if (gate.policy !== 'steps' || isSigned(gate, content)) return null
  if (content.returns) return '撤稿前的那一版没有签发，不能原样恢复。请把稿件送审，签发后再发布。'
  if (gate.open) return `稿件还在审校，等“${gate.open.waitsFor.join('”“')}”通过并签发后才能发布。`
  if (gate.signed) return '签发之后稿件又有改动。请重新送审，或在版本历史里恢复签发的那一版，再发布。'
  return '这个栏目的稿件须经审校签发才能发布，请先送审。'
}

/**
 * The permission that publishing needs: where nothing is reviewed, authors have it over their own pieces. What was withdrawn
 * comes back by those who could have withdrawn it.
 */
export const neededToPublish = ({ policy }: Pick<Gate, 'policy'>, status: ArticleStatus) =>
  policy === 'free' && status !== 'WITHDRAWN' ? 'article.publish-freely' : 'article.publish'

const SUBMITTABLE: readonly ArticleStatus[] = ['DRAFT', 'SUBMITTED', 'SCHEDULED', 'PUBLISHED', 'WITHDRAWN']

/** Whether a piece as it stands can be handed in for review, as a sentence against it; null when it can. */
export function whyNotSubmit(
  gate: Gate,
  piece: { status: ArticleStatus; hash: string; version: number },
): string | null {
  if (!SUBMITTABLE.includes(piece.status)) return '稿件在回收站里，恢复后才能送审。'
  if (gate.open) return '稿件已经在审校。要改了再送，请先撤回送审。'
  if (isSigned(gate, piece)) return '这一版已经签发，没有新的改动需要送审。'
  return null
}

type Piece = Placed & {
  status: ArticleStatus
  hash: string
  version: number
  /** What readers saw of a withdrawn piece. */
  withdrawnRevisionId?: number | null
}

/** The transitions to offer where a policy holds, from those that would be allowed without one. */
export function transitionsUnder(
  gate: Gate,
  actor: Actor,
  piece: Piece,
  allowed: Transition[],
): Transition[] {
  const usual = allowed.filter((one) => one !== 'publishUrgently')
  if (gate.policy === 'none') return usual
  const live = SUBMITTABLE.includes(piece.status)
  if (gate.policy === 'free') {
    if (!live || !can(actor, neededToPublish(gate, piece.status), piece)) return usual
    return [...new Set<Transition>([...usual, 'publish', 'schedule'])]
  }
  const signed = isSigned(gate, piece)
  const kept = allowed.filter((one) => {
    if (one === 'publish' || one === 'schedule') return signed
    if (one === 'publishUrgently') return !signed
    if (one === 'reinstate') return gate.signed?.revisionId === piece.withdrawnRevisionId
    if (one === 'submit') return false
    return one !== 'return' || (gate.open === null && gate.signed === null)
  })
  const submits = whyNotSubmit(gate, piece) === null && can(actor, 'article.submit', piece)
  return submits ? ['submit', ...kept] : kept
}

/** Where a piece of a list stands in its review, in a word; null where nothing is to be said. */
export function gateWord(
  gate: Gate,
  piece: { status: ArticleStatus; hash: string; version: number },
): string | null {
  if (gate.open) return `等${gate.open.waitsFor.join('、')}`
  if (!gate.signed) return null
  if (!isSigned(gate, piece)) return '签发后改动'
  return piece.status === 'SUBMITTED' ? '已签发' : null
}
