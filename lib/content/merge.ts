import { canonicalText } from './canonical'
import { type Item, layOut } from './diff-blocks'
import type { Block } from './schema'
import { docText } from './text'

/** A stretch of merged text, or a place where both sides wrote and somebody must choose. */
export type MergePiece =
  | { kind: 'settled'; blocks: Block[] }
  | { kind: 'open'; base: Block[]; mine: Block[]; theirs: Block[] }

/** What becomes of an open place. */
export type Choice = 'mine' | 'theirs' | 'both'

/** One side against the base: what became of each block, and what was put before it (the last entry: at the end). */
type Side = { kept: Block[][]; put: Block[][] }

const itemOf = (block: Block): Item => ({
  key: canonicalText(block),
  text: docText({ type: 'doc', content: [block] }),
})

function sideOf(base: readonly Block[], changed: readonly Block[]): Side {
  const side: Side = { kept: base.map(() => []), put: Array.from({ length: base.length + 1 }, () => []) }
  let next = 0
  for (const { before, after } of layOut(base.map(itemOf), changed.map(itemOf), true)) {
    const block = after === null ? undefined : changed[after]
    if (before === null) {
      if (block) side.put[next]?.push(block)
      continue
    }
    next = before + 1
    if (block) side.kept[before]?.push(block)
  }
  return side
}

const equal = (a: readonly Block[], b: readonly Block[]) => canonicalText(a) === canonicalText(b)

function settle(base: Block[], mine: Block[], theirs: Block[]): MergePiece {
  if (equal(mine, theirs) || equal(base, theirs)) return { kind: 'settled', blocks: mine }
  if (equal(base, mine)) return { kind: 'settled', blocks: theirs }
  return { kind: 'open', base, mine, theirs }
}

/**
 * Brings together what two people made of one text, block by block. A block that only one of them touched is as that
 * one left it; what both wrote differently stays open, with all three texts. Nothing that either wrote is left out.
 */
export function mergeBlocks(base: Block[], mine: Block[], theirs: Block[]): MergePiece[] {
  const [left, right] = [sideOf(base, mine), sideOf(base, theirs)]
  const pieces: MergePiece[] = []
  const add = (piece: MergePiece) => {
    const last = pieces.at(-1)
    if (piece.kind === 'settled' && last?.kind === 'settled') last.blocks.push(...piece.blocks)
    else if (piece.kind === 'open' || piece.blocks.length > 0)
      pieces.push(piece.kind === 'open' ? piece : { kind: 'settled', blocks: [...piece.blocks] })
  }
  for (let i = 0; i <= base.length; i += 1) {
    add(settle([], left.put[i] ?? [], right.put[i] ?? []))
    const block = base[i]
    if (block) add(settle([block], left.kept[i] ?? [], right.kept[i] ?? []))
  }
  return pieces
}

/** The text once every open place has been decided, in order; what is not decided is theirs. */
export function resolveBlocks(pieces: MergePiece[], choices: readonly Choice[]): Block[] {
  let open = 0
  const blocks = pieces.flatMap((piece) => {
    if (piece.kind === 'settled') return piece.blocks
    const choice = choices[open++] ?? 'theirs'
    return choice === 'both' ? [...piece.theirs, ...piece.mine] : piece[choice]
  })
  return blocks.length > 0 ? blocks : [{ type: 'paragraph' }]
}
