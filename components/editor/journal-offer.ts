import { canonicalText } from '@/lib/content/canonical'
import type { DraftRef } from './draft-saver'
import { type DraftText, plainBody, unpackDraft } from './draft-text'
import type { JournalEntry } from './journal-store'
import { type DraftMerge, isSettled, mergeDrafts, resolveDrafts } from './merge-drafts'

/** What the server has, as the page was opened with it. */
export type Opened = { ref: DraftRef | null; saveId: string | null; draft: DraftText }

/** Text that this browser kept and the server does not have, and how it may come back. */
export type Offer = {
  entry: JournalEntry
  /** `newer`: made from what the server has. `aside`: the server has gone on since. */
  kind: 'newer' | 'aside'
  merge: DraftMerge
  /** What taking it would make of the draft; of open places the server's side. */
  result: DraftText
}

const plain = ({ fields, body }: DraftText) => canonicalText({ fields, body: plainBody(body) })

/**
 * What to offer of a kept entry; null when the server has it all. Whether it is newer is decided by what it was made
 * from, never by clocks.
 */
export function offerOf(entry: JournalEntry, opened: Opened): Offer | null {
  const kept = unpackDraft(entry.draft)
  const ours = opened.saveId !== null && entry.saveIds.includes(opened.saveId)
  const newer = ours || entry.version === (opened.ref?.version ?? null)
  const base = newer ? opened.draft : unpackDraft(entry.base)
  const merge = mergeDrafts(base, kept, opened.draft)
  const result = resolveDrafts(merge, {}, [])
  if (isSettled(merge) && plain(result) === plain(opened.draft)) return null
  return { entry, kind: newer ? 'newer' : 'aside', merge, result }
}
