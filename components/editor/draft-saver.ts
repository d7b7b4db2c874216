import type { FieldErrors } from '@/lib/errors'
import { type Current, newKey, packDraft } from './draft-text'

/** Where the text on the screen stands against the server. */
export type SaveState =
  | { kind: 'saved'; at: Date | null }
  | { kind: 'dirty' }
  | { kind: 'saving' }
  /** The server will not take it as it is; the next change tries again. */
  | { kind: 'refused'; message: string; fields: FieldErrors }
  /** Nobody answered; tried again by itself. */
  | { kind: 'unreachable'; message: string }
  /** The session has ended; saving goes on once somebody has signed in. */
  | { kind: 'signedOut' }
  /** Somebody else wrote first, and a person must choose; saving waits for that. */
  | { kind: 'conflict'; current: Current }

export type DraftRef = { id: number; version: number }
export type Sending = { draft: string; ref: DraftRef | null; saveId: string; lost: string | null }
export type Sent =
  | { ok: true; ref: DraftRef }
  | { ok: false; state: Extract<SaveState, { kind: 'refused' | 'unreachable' | 'signedOut' }> }
  | { ok: false; current: Current; message: string }

type Parts = {
  /** The whole draft as text; the same draft gives the same text. */
  read: () => string
  send: (sending: Sending) => Promise<Sent>
  onState: (state: SaveState) => void
  /** The server has this text now; `settled` when that is all there is on the screen. */
  onAcknowledged: (draft: string, ref: DraftRef, settled: boolean) => void
  /** The server has this of its own; true when it was brought together with what is on the screen. */
  onConflict: (current: Current) => boolean
  /** Null for a piece that has never been saved. */
  ref: DraftRef | null
}

const PAUSE = 1_000
const LONGEST = 5_000
const FIRST_RETRY = 2_000
const LAST_RETRY = 30_000

/**
 * Saves a draft after a second of quiet, five seconds after its first unsaved change at the latest, or when told to.
 * One request at a time, always with the newest text; a draft equal to the saved one is not sent. Whether a save that
 * nobody answered arrived is known by the name it went under.
 */
export class DraftSaver {
  readonly #parts: Parts
  #ref: DraftRef | null
  /** What the server has; null when it has something that never stood on this screen. */
  #saved: string | null
  #savedAt: Date | null = null
  #state: SaveState = { kind: 'saved', at: null }
  #dirtySince: number | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #running: Promise<boolean> | null = null
  #retry = FIRST_RETRY
  #attempt: { draft: string; saveId: string } | null = null
  #unanswered: string[] = []
  #lost: string | null = null

  constructor(parts: Parts) {
    this.#parts = parts
    this.#ref = parts.ref
    this.#saved = parts.read()
  }

  /** What the server has; null before the first save. */
  get ref(): DraftRef | null {
    return this.#ref
  }

  /** Saves under way or without an answer: one of them may be what the server has. */
  get saveIds(): string[] {
    return [...this.#unanswered]
  }

  /** True while the server does not have all that is on the screen. */
  get unsaved(): boolean {
    return this.#dirtySince !== null || this.#running !== null || this.#state.kind === 'conflict'
  }

  /** True while a save is under way; what it meets is brought together with the screen. */
  get sending(): boolean {
    return this.#running !== null
  }

  /** Something on the screen has changed. */
  touch(): void {
    this.#dirtySince ??= Date.now()
    const { kind } = this.#state
    // These go on by themselves, or wait for a person; typing neither hurries nor delays them.
    if (kind === 'conflict' || kind === 'unreachable' || kind === 'signedOut') return
    if (!this.#running) this.#show({ kind: 'dirty' })
    this.#wait(Math.max(0, Math.min(PAUSE, this.#dirtySince + LONGEST - Date.now())))
  }

  /** Saves now; resolves to whether everything on the screen is on the server. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer)
    while (this.#running) await this.#running
    while (this.#dirtySince !== null) {
      if (this.#state.kind === 'conflict' || !(await this.#run())) return false
    }
    return this.#state.kind !== 'conflict'
  }

  /** The way to the server may be open again. */
  retry(): void {
    if (this.#state.kind === 'unreachable' || this.#state.kind === 'signedOut') this.#wait(0)
  }

  /** The screen now holds this text made from what the server has; `lost` is to be kept as a revision. */
  rebase({ id, version }: DraftRef, lost: string | null): void {
    this.#ref = { id, version }
    this.#saved = null
    this.#lost = lost ?? this.#lost
    this.#dirtySince ??= Date.now()
    this.#show({ kind: 'dirty' })
    this.#wait(0)
  }

  /** The screen now holds what the server has, and nothing else. */
  adopt({ id, version }: DraftRef): void {
    clearTimeout(this.#timer)
    this.#ref = { id, version }
    this.#saved = this.#parts.read()
    this.#dirtySince = null
    this.#parts.onAcknowledged(this.#saved, this.#ref, true)
    this.#show({ kind: 'saved', at: this.#savedAt })
  }

  /** Takes over saves that an earlier window sent and got no answer to. */
  inherit(saveIds: string[]): void {
    this.#unanswered.push(...saveIds)
  }

  /** Ends the waiting; a request under way is let finish. */
  stop(): void {
    clearTimeout(this.#timer)
  }

  #show(state: SaveState): void {
    this.#state = state
    this.#parts.onState(state)
  }

  #wait(time: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#tick(), time)
  }

  async #tick(): Promise<void> {
    if (this.#running) await this.#running
    else if (this.#dirtySince !== null && this.#state.kind !== 'conflict') await this.#run()
  }

  #run(): Promise<boolean> {
    this.#running = this.#sendOnce().finally(() => {
      this.#running = null
    })
    return this.#running
  }

  async #sendOnce(): Promise<boolean> {
    const draft = this.#parts.read()
    if (draft === this.#saved) {
      this.#dirtySince = null
      if (this.#ref) this.#parts.onAcknowledged(draft, this.#ref, true)
      this.#show({ kind: 'saved', at: this.#savedAt })
      return true
    }
    if (this.#attempt?.draft !== draft) this.#attempt = { draft, saveId: newKey() }
    const { saveId } = this.#attempt
    if (!this.#unanswered.includes(saveId)) this.#unanswered.push(saveId)
    const since = this.#dirtySince ?? Date.now()
    this.#dirtySince = null
    this.#show({ kind: 'saving' })
    const sent = await this.#parts.send({ draft, ref: this.#ref, saveId, lost: this.#lost })
    if (sent.ok) return this.#acknowledge(draft, sent.ref)
    const typed = this.#dirtySince !== null
    this.#dirtySince = since
    if ('current' in sent) return this.#meet(sent.current, sent.message)
    this.#show(sent.state)
    if (sent.state.kind === 'refused') {
      this.#unanswered = this.#unanswered.filter((one) => one !== saveId)
      if (typed) this.#wait(PAUSE)
    }
    if (sent.state.kind === 'unreachable') {
      this.#wait(this.#retry)
      this.#retry = Math.min(this.#retry * 2, LAST_RETRY)
    }
    return false
  }

  #acknowledge(draft: string, ref: DraftRef): boolean {
    this.#ref = ref
    this.#saved = draft
    this.#savedAt = new Date()
    this.#retry = FIRST_RETRY
    this.#unanswered = []
    this.#attempt = null
    this.#lost = null
    const settled = this.#dirtySince === null
    this.#parts.onAcknowledged(draft, ref, settled)
    if (settled) this.#show({ kind: 'saved', at: this.#savedAt })
    else {
      this.#show({ kind: 'dirty' })
      this.#wait(PAUSE)
    }
    return true
  }

  /** The server had another version: it is our own save whose answer was lost, or somebody else's work. */
  #meet(current: Current, message: string): boolean {
    const { id, version, saveId } = current
    if (this.#ref?.version === version) {
      this.#show({ kind: 'refused', message, fields: {} })
      return false
    }
    const ours = saveId !== null && this.#unanswered.includes(saveId)
    this.#unanswered = []
    this.#attempt = null
    if (ours) {
      this.#parts.onAcknowledged(packDraft(current.draft), { id, version }, false)
      this.rebase({ id, version }, null)
      return true
    }
    if (this.#parts.onConflict(current)) {
      this.rebase({ id, version }, null)
      return true
    }
    this.#show({ kind: 'conflict', current })
    return false
  }
}
