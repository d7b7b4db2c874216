import type { SuggestionKind } from '@/lib/db/generated/enums'
import { fold } from './fold'
import { isTopical } from './words'

/** Something a search box may propose, as it is collected. */
export type Proposal = { kind: SuggestionKind; text: string; path: string; weight: number }
export type FoldedProposal = Proposal & { folded: string }

const LONGEST = 60
const LONGEST_WORD = 12

/** Whether a word from the index is worth proposing: it names something, and is no number. */
export function isProposable(word: string): boolean {
  return word.length >= 2 && [...word].length <= LONGEST_WORD && !/^[\d.-]+$/.test(word) && isTopical(word)
}

/** One row a kind, folded text and address; a word that is a tag, a column, a person already is not said twice. */
export function foldProposals(all: Proposal[]): FoldedProposal[] {
  const rows = new Map<string, FoldedProposal>()
  const named = new Set<string>()
  for (const proposal of all) {
    const folded = fold(proposal.text).replace(/\s+/g, ' ').trim().slice(0, LONGEST)
    if (folded === '') continue
    if (proposal.kind !== 'WORD' && proposal.kind !== 'TITLE') named.add(folded)
    const key = `${proposal.kind} ${folded} ${proposal.path}`
    const before = rows.get(key)
    if (!before || before.weight < proposal.weight) rows.set(key, { ...proposal, folded })
  }
  return [...rows.values()].filter(({ kind, folded }) => kind !== 'WORD' || !named.has(folded))
}
