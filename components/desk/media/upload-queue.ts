import { Refused, type Sending, type SentFile } from './send-file'

export type UploadState = 'waiting' | 'sending' | 'paused' | 'finishing' | 'done' | 'failed'

/** One file of the queue, as it is shown. */
export type QueuedUpload = {
  id: number
  name: string
  state: UploadState
  share: number
  message: string
  /** Whether trying again could help. */
  again: boolean
}

/** How a file is sent; `sendFile`, but for tests. */
export type Send = (file: File, hooks: { onProgress: (share: number) => void; onSent: () => void }) => Sending

const AT_ONCE = 2

type Entry = QueuedUpload & { file: File; sending: Sending | null }

/** Files on their way to the library: a few at a time, each can be paused, given up and tried again. */
export class UploadQueue {
  readonly #send: Send
  readonly #onStored: (file: SentFile) => void
  readonly #listeners = new Set<() => void>()
  #entries: Entry[] = []
  #shown: QueuedUpload[] = []
  #count = 0

  constructor(send: Send, onStored: (file: SentFile) => void) {
    this.#send = send
    this.#onStored = onStored
  }

  /** For useSyncExternalStore: the same array until something changes. */
  readonly snapshot = (): QueuedUpload[] => this.#shown
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Whether something would be lost by leaving the page. */
  get busy(): boolean {
    return this.#entries.some(
      ({ state }) => state === 'waiting' || state === 'sending' || state === 'finishing',
    )
  }

  add(files: File[]): void {
    for (const file of files)
      this.#entries.push({
        id: ++this.#count,
        name: file.name,
        state: 'waiting',
        share: 0,
        message: '',
        again: true,
        file,
        sending: null,
      })
    this.#advance()
  }

  pause(id: number): void {
    const entry = this.#find(id, 'sending')
    entry?.sending?.pause()
    if (entry) this.#set(entry, { state: 'paused' })
  }

  resume(id: number): void {
    const entry = this.#find(id, 'paused')
    if (!entry) return
    entry.sending?.resume()
    this.#set(entry, { state: 'sending' })
  }

  retry(id: number): void {
    const entry = this.#find(id, 'failed')
    if (entry) this.#set(entry, { state: 'waiting', message: '', share: 0, sending: null })
  }

  cancel(id: number): void {
    const entry = this.#entries.find((one) => one.id === id)
    this.#entries = this.#entries.filter((one) => one.id !== id)
    if (entry?.state !== 'done') entry?.sending?.cancel()
    this.#advance()
  }

  /** Takes out what is done or has failed. */
  clear(): void {
    this.#entries = this.#entries.filter(({ state }) => state !== 'done' && state !== 'failed')
    this.#advance()
  }

  #find(id: number, state: UploadState): Entry | undefined {
    return this.#entries.find((one) => one.id === id && one.state === state)
  }

  #set(entry: Entry, change: Partial<Entry>): void {
    Object.assign(entry, change)
    this.#advance()
  }

  #advance(): void {
    const running = this.#entries.filter(({ state }) => state === 'sending' || state === 'finishing').length
    const next = this.#entries
      .filter(({ state }) => state === 'waiting')
      .slice(0, Math.max(0, AT_ONCE - running))
    for (const entry of next) this.#start(entry)
    this.#shown = this.#entries.map(({ file: _file, sending: _sending, ...shown }) => shown)
    for (const listener of this.#listeners) listener()
  }

  #start(entry: Entry): void {
    entry.state = 'sending'
    entry.sending = this.#send(entry.file, {
      onProgress: (share) => this.#set(entry, { share }),
      onSent: () => this.#set(entry, { state: 'finishing', share: 1 }),
    })
    entry.sending.result.then(
      (file) => {
        this.#set(entry, { state: 'done', share: 1 })
        this.#onStored(file)
      },
      (error: unknown) =>
        this.#set(entry, {
          state: 'failed',
          message: error instanceof Error ? error.message : '没有传成功。',
          again: !(error instanceof Refused),
        }),
    )
  }
}
