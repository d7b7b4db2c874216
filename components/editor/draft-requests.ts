import { z } from 'zod'
import { askJson } from '@/components/desk/ask-json'
import { toInput } from './draft-fields'
import type { Sending, Sent } from './draft-saver'
import { type Current, unpackDraft } from './draft-text'

const reference = z.object({ id: z.number(), version: z.number() })
const refusal = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    fields: z.record(z.string(), z.array(z.string())),
  }),
})
/** The draft in it comes from our own server, which has just checked and rendered it. */
const collision = z.object({ current: z.object({ id: z.number(), version: z.number() }).loose() })

const AWAY = '连接不上服务器，连上后会自动保存。'
const PATIENCE = 20_000
/** Saving goes on by itself later, and the server says what stands in the way. */
const [TOO_MANY, DISK_FULL] = [429, 507]

function inputOf(draft: string) {
  const { fields, body } = unpackDraft(draft)
  return toInput(fields, body)
}

function lostOf(lost: string | null) {
  if (lost === null) return {}
  const input = inputOf(lost)
  return { lost: input.title.trim() === '' ? { ...input, title: '（无标题）' } : input }
}

/** Sends the draft: the first time as a new piece known by `draftKey`, then against the version it was made from. */
export async function sendDraft({ draft, ref, saveId, lost }: Sending, draftKey: string): Promise<Sent> {
  const input = { ...inputOf(draft), saveId }
  const body = ref ? { ...input, ...lostOf(lost), version: ref.version } : { ...input, draftKey }
  const answer = await fetch(ref ? `/api/articles/${ref.id}/draft` : '/api/articles', {
    method: ref ? 'PUT' : 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE),
  }).catch(() => null)
  const json: unknown = await answer?.json().catch(() => null)
  if (answer?.ok) {
    const saved = reference.safeParse(json)
    if (saved.success) return { ok: true, ref: saved.data }
  }
  return explain(answer?.status, json)
}

function explain(status: number | undefined, json: unknown): Sent {
  const parsed = refusal.safeParse(json)
  const ownWords = status === TOO_MANY || status === DISK_FULL
  if (status === undefined || (status >= 500 && !ownWords) || !parsed.success)
    return { ok: false, state: { kind: 'unreachable', message: AWAY } }
  const { message, fields } = parsed.data.error
  if (status === 401) return { ok: false, state: { kind: 'signedOut' } }
  if (ownWords) return { ok: false, state: { kind: 'unreachable', message } }
  const collided = collision.safeParse(json)
  if (status === 409 && collided.success)
    return { ok: false, current: collided.data.current as unknown as Current, message }
  return { ok: false, state: { kind: 'refused', message, fields } }
}

/** What the server has now; null when it cannot be had. */
export async function fetchCurrent(id: number): Promise<Current | null> {
  const answer = await fetch(`/api/articles/${id}/draft`).catch(() => null)
  const json: unknown = answer?.ok ? await answer.json().catch(() => null) : null
  const found = collision.safeParse({ current: json })
  return found.success ? (found.data.current as unknown as Current) : null
}

const named = z.object({ id: z.number(), name: z.string() })

/** Finds or makes a tag, author or source of this name; throws with a message for people. */
export async function ensureNamed(path: '/api/tags' | '/api/authors' | '/api/sources', name: string) {
  const body = { name }
  return askJson(named, path, { method: 'POST', body, away: '没有保存成功，请检查网络后重试。' })
}
