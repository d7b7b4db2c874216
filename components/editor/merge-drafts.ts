import { canonicalText } from '@/lib/content/canonical'
import { type Choice, type MergePiece, mergeBlocks, resolveBlocks } from '@/lib/content/merge'
import type { DraftFields } from './draft-fields'
import { type DraftText, plainBody } from './draft-text'

/** A field that both wrote differently. */
export type OpenField = { name: keyof DraftFields; mine: unknown; theirs: unknown }
export type DraftMerge = {
  /** Merged fields; an open one is theirs for the time being. */
  fields: DraftFields
  openFields: OpenField[]
  mine: DraftFields
  pieces: MergePiece[]
}

const same = (a: unknown, b: unknown) => canonicalText(a) === canonicalText(b)

type Named = { id: number; name: string }

/** Lists of picks: what either took out is out, what either put in is in. */
function mergePicks(base: Named[], mine: Named[], theirs: Named[]): Named[] {
  const has = (list: Named[], one: Named) => list.some(({ id }) => id === one.id)
  const kept = theirs.filter((one) => !has(base, one) || has(mine, one))
  return [...kept, ...mine.filter((one) => !has(base, one) && !has(kept, one))]
}

/** Brings together what two people made of one draft: picks by entry, other fields whole, the body by block. */
export function mergeDrafts(base: DraftText, mine: DraftText, theirs: DraftText): DraftMerge {
  const fields: DraftFields = { ...theirs.fields }
  const openFields: OpenField[] = []
  for (const name of Object.keys(mine.fields) as (keyof DraftFields)[]) {
    if (name === 'tags' || name === 'related') {
      fields[name] = mergePicks(base.fields[name], mine.fields[name], theirs.fields[name])
      continue
    }
    const [was, my, their] = [base.fields[name], mine.fields[name], theirs.fields[name]]
    if (same(my, their) || same(my, was)) continue
    if (same(their, was)) Object.assign(fields, { [name]: my })
    else openFields.push({ name, mine: my, theirs: their })
  }
  const pieces = mergeBlocks(
    plainBody(base.body).content,
    plainBody(mine.body).content,
    plainBody(theirs.body).content,
  )
  return { fields, openFields, mine: mine.fields, pieces }
}

/** Whether nobody has to choose anything. */
export function isSettled({ openFields, pieces }: DraftMerge): boolean {
  return openFields.length === 0 && pieces.every(({ kind }) => kind === 'settled')
}

/** The draft that the choices make; what is not chosen stays theirs. */
export function resolveDrafts(
  merge: DraftMerge,
  ofFields: Partial<Record<keyof DraftFields, Choice>>,
  ofBlocks: readonly Choice[],
): DraftText {
  const fields = { ...merge.fields }
  for (const { name, mine } of merge.openFields)
    if (ofFields[name] === 'mine') Object.assign(fields, { [name]: mine })
  return { fields, body: { type: 'doc', content: resolveBlocks(merge.pieces, ofBlocks) } }
}
