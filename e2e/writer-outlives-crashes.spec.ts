import { randomUUID } from 'node:crypto'
import { type APIRequestContext, expect, request, test } from 'playwright/test'
import { articleInput } from '../lib/articles/schema'
import { secret } from './support/colleagues'
import { PEOPLE } from './support/newsroom'
import { Trial } from './support/trial'

/** How often the web process is killed; ROUNDS=200 for a long look. */
const ROUNDS = Number(process.env.ROUNDS ?? 8)
const WRITERS = 3

const password = secret()
let trial: Trial
let api: APIRequestContext

test.beforeAll(async () => {
  trial = await Trial.open({ webs: 1, password })
  api = await request.newContext({ baseURL: trial.base, extraHTTPHeaders: { origin: trial.base } })
  const form = { email: PEOPLE.admin, password, callbackUrl: '/admin' }
  expect((await api.post('/api/sign-in', { form, maxRedirects: 0 })).status()).toBe(303)
})
test.afterAll(async () => {
  await api?.dispose()
  await trial?.close()
})

type Answer = { status: number; json: { version: number; current?: { version: number; saveId: string } } }

/** Writes one number after another into a piece, each as soon as the one before is acknowledged. */
class Writer {
  #ref = { id: 0, version: 0 }
  acknowledged = 0
  sent = 0
  #stopped = false

  async begin(): Promise<void> {
    const draft = articleInput.parse({ title: '第 0 次' })
    const answer = await api.post('/api/articles', { data: { ...draft, draftKey: randomUUID() } })
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
      while (!saved && !this.#stopped) saved = this.#hear(await this.#send(data), saveId)
    }
  }

  stop(): void {
    this.#stopped = true
  }

  /** The number that the newsroom holds. */
  async stored(): Promise<number> {
    const answer = await api.get(`/api/articles/${this.#ref.id}/draft`)
    const { draft } = (await answer.json()) as { draft: { fields: { title: string } } }
    return Number(draft.fields.title.replace(/\D/g, ''))
  }

  async #send(data: object): Promise<Answer | null> {
    const answer = await api
      .put(`/api/articles/${this.#ref.id}/draft`, { data, timeout: 10_000 })
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

test(`the web process is killed ${ROUNDS} times while people save: no acknowledged save is lost`, async () => {
  test.setTimeout(120_000 + ROUNDS * 15_000)
  const writers = Array.from({ length: WRITERS }, () => new Writer())
  for (const writer of writers) await writer.begin()
  const running = Promise.all(writers.map((writer) => writer.write()))
  let before = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    // Some saves at least between two deaths, and never at the same point of one.
    await expect
      .poll(() => writers.reduce((sum, { acknowledged }) => sum + acknowledged, 0), { intervals: [7] })
      .toBeGreaterThan(before + 5 + (round % 7))
    const acknowledged = writers.map((writer) => writer.acknowledged)
    await trial.order('killWeb', 0)
    await trial.order('startWeb', 0)
    before = writers.reduce((sum, writer) => sum + writer.acknowledged, 0)
    for (const [at, writer] of writers.entries()) {
      const stored = await writer.stored()
      expect(stored).toBeGreaterThanOrEqual(acknowledged[at] ?? 0)
      expect(stored).toBeLessThanOrEqual(writer.sent)
    }
  }
  for (const writer of writers) writer.stop()
  await running
  for (const writer of writers) expect(await writer.stored()).toBeGreaterThanOrEqual(writer.acknowledged)
})
