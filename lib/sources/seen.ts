import { seenOf } from '@/lib/seen'
import type { SourceInput } from './schema'

/** The mark of a source as its form shows it. */
export const sourceSeen = ({ name, slug, kind, homepage, state, stateReason }: SourceInput) =>
  seenOf([name, slug, kind, homepage, state, stateReason])
