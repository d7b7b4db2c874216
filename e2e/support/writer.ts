import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type APIRequestContext, expect } from 'playwright/test'
import { articleInput } from '../../lib/articles/schema'

type Answer = { status: number; json: { version: number; current?: { version: number; saveId: string } } }

/** Writes one number after another into a piece, each as soon as the one before is acknowledged. */
export class Writer {
  #ref = { id: 0, version: 0 }
  readonly #api: APIRequestContext
  readonly #base: () => string
  acknowledged = 0
  sent = 0
  #stopped = false

  /** `base` is asked before each request: a balancer sends some here and some there. */
  constructor(api: APIRequestContext, base: () => string) {
    this.#api = api
    this.#base = base
  }

  async begin(): Promise<void> {
    const draft = articleInput.parse({ title: '第 0 次' })
    const answer = await this.#api.post(`${this.#base()}/api/articles`, {
      data: { ...draft, draftKey: randomUUID() },
    })
    this.#ref = await answer.json()
  }

  async write(): Promise<void> {
    while (!this.#stopped) {
      this.sent = this.acknowledged + 1
      const saveId = randomUUID()
      const data = {
        ...articleInput.parse({ title: `第 ${this.sent} 次` }),
        version: this.#ref.version,
        saveId,
      }
      let saved = false
      while (!saved && !this.#stopped) {
        saved = this.#hear(await this.#send(data), saveId)
        if (!saved) await sleep(50)
      }
    }
  }

  stop(): void {
    this.#stopped = true
  }

  /** The number that the newsroom holds. */
  async stored(): Promise<number> {
    const answer = await this.#api.get(`${this.#base()}/api/articles/${this.#ref.id}/draft`)
    const { draft } = (await answer.json()) as { draft: { fields: { title: string } } }
    return Number(draft.fields.title.replace(/\D/g, ''))
  }

  async #send(data: object): Promise<Answer | null> {
    const answer = await this.#api
      .put(`${this.#base()}/api/articles/${this.#ref.id}/draft`, { data, timeout: 10_000 })
      .catch(() => null)
    const json = await answer?.json().catch(() => null)
    return answer && json ? { status: answer.status(), json } : null
  }

  #hear(answer: Answer | null, saveId: string): boolean {
    if (answer?.status === 200) this.#ref.version = answer.json.version
    else if (answer?.status === 409) {
      expect(answer.json.current?.saveId).toBe(saveId)
      this.#ref.version = answer.json.current?.version ?? 0
    } else return false
    this.acknowledged = this.sent
    return true
  }
}
