import { closeHistory } from '@tiptap/pm/history'
import type { Node } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { type Change, punctuationChanges } from '@/lib/content/punctuation-changes'
import { missingAt } from '../incoming/missing-pictures'

/** One change as it is previewed: its place in the text, and the words around it. */
export type Proposal = {
  from: number
  to: number
  before: string
  after: string
  put: string
  old: string
  rule: string
  suggested: boolean
  /** Equal for changes that are made together or not at all. */
  group: string
}

const AROUND = 12

/** A block's text with one character for each place in it. */
const lineOf = (block: Node) =>
  block.textBetween(0, block.content.size, '\n', (leaf) => (leaf.type.name === 'hardBreak' ? '\n' : '\uFFFC'))

function proposal(line: string, start: number, { from, to, put, rule, pair, suggested }: Change): Proposal {
  const visible = (text: string) => text.replaceAll('\uFFFC', '').replaceAll('\n', ' ')
  return {
    from: start + from,
    to: start + to,
    before: visible(line.slice(Math.max(0, from - AROUND), from)),
    after: visible(line.slice(to, to + AROUND)),
    put,
    old: line.slice(from, to),
    rule,
    suggested,
    group: `${start}:${pair ?? `at${from}`}`,
  }
}

/** Everything that tidying would change in a body, in its order. */
export function proposalsFor(doc: Node): Proposal[] {
  const proposals: Proposal[] = []
  doc.descendants((node, at) => {
    if (!node.isTextblock) return true
    if (missingAt(node) === null) {
      const line = lineOf(node)
      const changes = punctuationChanges(line, { title: node.type.name === 'heading' })
      proposals.push(...changes.map((change) => proposal(line, at + 1, change)))
    }
    return false
  })
  return proposals
}

/** The chosen changes as one step of the history. */
export function applyProposals(state: EditorState, chosen: Proposal[]): Transaction {
  const transaction = closeHistory(state.tr)
  // From the end, so that the places before it stay right.
  for (const { from, to, put } of [...chosen].sort((a, b) => b.from - a.from)) {
    if (put === '') transaction.delete(from, to)
    else transaction.insertText(put, from, to)
  }
  return transaction
}
