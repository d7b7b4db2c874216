import type { FieldErrors } from '@/lib/errors'

/** Where the text on the screen stands against the server. */
export type SaveState =
  | { kind: 'saved'; at: Date | null }
  | { kind: 'dirty' }
  | { kind: 'saving' }
  /** The server will not take it as it is; the next change tries again. */
  | { kind: 'refused'; message: string; fields: FieldErrors }
  /** Nobody answered; tried again by itself. */
  | { kind: 'unreachable'; message: string }
  /** Somebody else wrote first: saving has stopped for good, the text stays on the screen. */
  | { kind: 'conflict'; message: string }

export type DraftRef = { id: number; version: number }
export type Sent =
  | { ok: true; ref: DraftRef }
  | { ok: false; state: Extract<SaveState, { kind: 'refused' | 'unreachable' | 'conflict' }> }

type Parts = {
  /** The whole draft as text; the same draft gives the same text. */
  read: () => string
  send: (draft: string, ref: DraftRef | null) => Promise<Sent>
  onState: (state: SaveState) => void
  /** Null for a piece that has never been saved. */
  ref: DraftRef | null
}

const PAUSE = 2_000
const FIRST_RETRY = 5_000
const LAST_RETRY = 60_000

/**
 * Saves a draft two seconds after its last change, or when told to. One request at a time; what changes while
 * it runs is saved after it; a draft equal to the saved one is not sent.
 */
export class DraftSaver {
  readonly #parts: Parts
  #ref: DraftRef | null
  #saved: string
  #state: SaveState = { kind: 'saved', at: null }
  #dirty = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #running: Promise<boolean> | null = null
  #retry = FIRST_RETRY

  constructor(parts: Parts) {
    this.#parts = parts
    this.#ref = parts.ref
    this.#saved = parts.read()
  }

  /** What the server has; null before the first save. */
  get ref(): DraftRef | null {
    return this.#ref
  }

  /** True while closing the window would lose something. */
  get unsaved(): boolean {
    return this.#dirty || this.#running !== null || this.#state.kind === 'conflict'
  }

  /** Something on the screen has changed. */
  touch(): void {
    this.#dirty = true
    if (this.#state.kind === 'conflict') return
    if (!this.#running) this.#show({ kind: 'dirty' })
    this.#wait(PAUSE)
  }

  /** Saves now; resolves to whether everything on the screen is on the server. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer)
    if (this.#state.kind === 'conflict') return false
    while (this.#running) await this.#running
    while (this.#dirty) if (!(await this.#run())) return false
    return true
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
    else if (this.#dirty) await this.#run()
  }

  #run(): Promise<boolean> {
    this.#running = this.#sendOnce().finally(() => {
      this.#running = null
    })
    return this.#running
  }

  async #sendOnce(): Promise<boolean> {
    const draft = this.#parts.read()
    this.#dirty = false
    if (draft === this.#saved) {
      this.#show({ kind: 'saved', at: null })
      return true
    }
    this.#show({ kind: 'saving' })
    const sent = await this.#parts.send(draft, this.#ref)
    if (!sent.ok) {
      this.#dirty = true
      this.#show(sent.state)
      if (sent.state.kind === 'unreachable') {
        this.#wait(this.#retry)
        this.#retry = Math.min(this.#retry * 2, LAST_RETRY)
      }
      return false
    }
    this.#ref = sent.ref
    this.#saved = draft
    this.#retry = FIRST_RETRY
    if (this.#dirty) {
      this.#show({ kind: 'dirty' })
      this.#wait(PAUSE)
    } else {
      this.#show({ kind: 'saved', at: new Date() })
    }
    return true
  }
}
