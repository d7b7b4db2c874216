import type { ActionState } from '@/lib/server/action'
import type { DraftRef } from './draft-saver'
import type { Merged } from './draft-session'

/** The piece that is decided about, as its window has it. */
export type Decided = {
  session: { readonly current: { saver: { readonly ref: DraftRef | null }; readonly merged: Merged } | null }
  /** Resolves to whether everything on the screen is on the server. */
  save: () => Promise<boolean>
  /** Brings in what the server has gone on to. */
  catchUp: () => Promise<void>
}

const no = (message: string): ActionState => ({ ok: false, code: 'CONFLICT', message, fields: {} })

/**
 * Publishing, approving and the like are about exactly what one has seen: what is on the screen is saved first, and what a
 * colleague's save brought into it since one began is to be looked at before it counts.
 */
export class Decision {
  readonly #piece: Decided
  #seen = 0

  constructor(piece: Decided) {
    this.#piece = piece
  }

  /** What stands on the screen now has been seen. */
  begin(): void {
    this.#seen = this.#merged.count
  }

  /** Sends the decision about the version on the screen, unless somebody else's words are among it that nobody here has seen. */
  async send(deed: (ref: DraftRef) => Promise<ActionState>): Promise<ActionState> {
    const { session, save, catchUp } = this.#piece
    if (!(await save())) return no('内容还没有保存成功，请先处理保存的问题再试。')
    const ref = session.current?.saver.ref
    if (!ref) return no('请先填写标题，保存后再试。')
    const unseen = this.#unseen()
    if (unseen) return unseen
    const answer = await deed(ref)
    if (answer.ok || answer.code !== 'CONFLICT') return answer
    await catchUp()
    return this.#unseen() ?? answer
  }

  get #merged(): Merged {
    return this.#piece.session.current?.merged ?? { count: 0, byName: null }
  }

  /** Once said, it is for whoever decides to have looked. */
  #unseen(): ActionState | null {
    const { count, byName } = this.#merged
    if (count === this.#seen) return null
    this.#seen = count
    return no(`${byName ?? '他人'}刚刚改过这篇稿件，改动已经并入。请先看一遍正文，再做决定。`)
  }
}
