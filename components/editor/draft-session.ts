import { sendDraft } from './draft-requests'
import { type DraftRef, DraftSaver, type SaveState } from './draft-saver'
import { type Current, type DraftText, newKey, packDraft, unpackDraft } from './draft-text'
import type { Offer } from './journal-offer'
import { type JournalEntry, removeEntry } from './journal-store'
import { JournalWriter } from './journal-writer'
import { type DraftMerge, isSettled, mergeDrafts, resolveDrafts } from './merge-drafts'

type Parts = {
  userId: number
  ref: DraftRef | null
  /** What is on the screen, packed. */
  read: () => string
  /** Puts a draft on the screen, leaving the caret where it is. */
  apply: (draft: DraftText) => void
  onState: (state: SaveState) => void
  /** The piece has a number from now on. */
  onBegun: (id: number) => void
  /** Somebody else's changes came in. */
  onMerged: (byName: string | null) => void
}

/** How often somebody else's changes have come in, and whose were the last. */
export type Merged = { count: number; byName: string | null }

/** One window's work on one draft: the queue to the server, the journal in the browser, and what both start from. */
export class DraftSession {
  readonly window = newKey()
  readonly saver: DraftSaver
  readonly journal: JournalWriter
  readonly #parts: Parts
  #draftKey = newKey()
  /** The last draft that is known to be the server's, and its version: what texts are merged over. */
  #base: string
  #ref: DraftRef | null
  /** The screen is gone; this is what last stood on it. */
  #final: string | null = null
  #merged: Merged = { count: 0, byName: null }

  constructor(parts: Parts) {
    this.#parts = parts
    this.#ref = parts.ref
    this.#base = this.#read()
    this.journal = new JournalWriter({ window: this.window, compose: () => this.#entry() })
    this.saver = new DraftSaver({
      read: () => this.#read(),
      send: (sending) => sendDraft(sending, this.#draftKey),
      onState: parts.onState,
      onAcknowledged: (draft, ref, settled) => {
        this.#know(ref, draft)
        void (settled ? this.journal.clear() : this.journal.note())
      },
      onConflict: (current) => {
        if (!this.#meet(current)) return false
        parts.onMerged(current.byName)
        return true
      },
      ref: parts.ref,
    })
  }

  /** Something on the screen has changed. */
  touch(): void {
    this.saver.touch()
    void this.journal.note()
  }

  /** How the screen and what somebody else saved come together now. */
  mergeWith(current: Current): DraftMerge {
    return mergeDrafts(unpackDraft(this.#base), unpackDraft(this.#parts.read()), current.draft)
  }

  /** Goes on from what a person chose where both had written; the text that was here is kept as a revision. */
  resolve(current: Current, chosen: DraftText): void {
    const lost = this.#read()
    this.#parts.apply(chosen)
    this.#know(current, packDraft(current.draft))
    this.saver.rebase(current, lost)
    void this.journal.note()
  }

  get merged(): Merged {
    return this.#merged
  }

  /** Takes in what the server has gone on to, where nobody has to choose; otherwise the next save will ask. */
  catchUp(current: Current): void {
    if (this.#ref !== null && current.version <= this.#ref.version) return
    if (this.saver.sending) return
    const mixed = this.saver.unsaved
    if (!this.#meet(current)) return
    if (mixed) {
      this.#parts.onMerged(current.byName)
      this.saver.rebase(current, null)
    } else this.saver.adopt(current)
  }

  /** The screen is there (again). */
  begin(): void {
    this.#final = null
  }

  /** The screen goes: what it holds is still sent. Resolves when it is, or cannot be now (the journal has it). */
  async end(): Promise<void> {
    this.#final ??= this.#read()
    await this.saver.flush()
    this.saver.stop()
  }

  /** Brings back what an earlier window had kept; its entry goes once this window's own holds the text. */
  async take({ entry, kind, merge }: Offer, chosen: DraftText): Promise<void> {
    this.#parts.apply(chosen)
    if (this.#ref === null) {
      this.#draftKey = entry.draftKey
      this.saver.inherit(entry.saveIds)
    }
    this.saver.touch()
    if (kind === 'aside' && this.#ref && !isSettled(merge)) this.saver.rebase(this.#ref, entry.draft)
    await this.journal.note()
    if (this.journal.working) await removeEntry(entry.window)
  }

  #read(): string {
    return this.#final ?? this.#parts.read()
  }

  #know({ id, version }: DraftRef, draft: string): void {
    const first = this.#ref === null
    this.#ref = { id, version }
    this.#base = draft
    if (first && this.#final === null) this.#parts.onBegun(id)
  }

  #meet(current: Current): boolean {
    const merge = this.mergeWith(current)
    if (this.#final !== null || !isSettled(merge)) return false
    this.#parts.apply(resolveDrafts(merge, {}, []))
    this.#know(current, packDraft(current.draft))
    this.#merged = { count: this.#merged.count + 1, byName: current.byName }
    void this.journal.note()
    return true
  }

  #entry(): JournalEntry {
    return {
      window: this.window,
      userId: this.#parts.userId,
      articleId: this.#ref?.id ?? null,
      draftKey: this.#draftKey,
      version: this.#ref?.version ?? null,
      base: this.#base,
      draft: this.#read(),
      saveIds: this.saver.saveIds,
      at: Date.now(),
    }
  }
}
