import type { SourceKind, SourceState } from '@/lib/db/generated/enums'
import type { DeskAction } from '../send-action'

/** A source as the desk shows it. */
export type Source = {
  id: number
  name: string
  slug: string
  kind: SourceKind
  homepage: string | null
  state: SourceState
  stateReason: string
}

/** Kinds with the word for each, in the order in which they are offered. */
export type KindChoices = { value: SourceKind; label: string }[]

export type SourceActions = Record<'update' | 'remove', DeskAction>
