/** Says which of this browser's windows have the editor open, so that one is never taken for crashed. */
type Message = { kind: 'asks' | 'here' | 'gone'; window: string; articleId: number | null }

type Parts = {
  /** How many other windows have the same piece open. */
  onTwins: (count: number) => void
  /** One of them was closed, after it had sent what it held. */
  onTwinGone: (articleId: number) => void
}

const PATIENCE = 250

export class Tabs {
  readonly #channel: BroadcastChannel | null
  readonly #here: () => Message
  readonly #others = new Map<string, number | null>()
  readonly #parts: Parts

  constructor(window: string, articleId: () => number | null, parts: Parts) {
    this.#channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('qingyan-editor')
    this.#here = () => ({ kind: 'here', window, articleId: articleId() })
    this.#parts = parts
    this.#channel?.addEventListener('message', ({ data }: MessageEvent<Message>) => this.#hear(data))
    this.#channel?.postMessage({ ...this.#here(), kind: 'asks' })
  }

  /** The other windows that are open now, once they have had time to answer. */
  async others(): Promise<Set<string>> {
    await new Promise((enough) => setTimeout(enough, PATIENCE))
    return new Set(this.#others.keys())
  }

  /** Tells the others that this window has its piece under another number now. */
  announce(): void {
    this.#channel?.postMessage(this.#here())
  }

  close(): void {
    this.#channel?.postMessage({ ...this.#here(), kind: 'gone' })
    this.#channel?.close()
  }

  #hear({ kind, window, articleId }: Message): void {
    if (kind === 'gone') this.#others.delete(window)
    else this.#others.set(window, articleId)
    if (kind === 'asks') this.announce()
    const mine = this.#here().articleId
    if (mine === null) return
    this.#parts.onTwins([...this.#others.values()].filter((one) => one === mine).length)
    if (kind === 'gone' && articleId === mine) this.#parts.onTwinGone(mine)
  }
}
