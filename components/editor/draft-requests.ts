import { z } from 'zod'
import type { DraftRef, Sent } from './draft-saver'

const reference = z.object({ id: z.number(), version: z.number() })
const refusal = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    fields: z.record(z.string(), z.array(z.string())),
  }),
  current: z.object({ updatedByName: z.string().nullable() }).nullish(),
})

const AWAY = '连接不上服务器，稍后自动重试。请不要关闭这个页面。'

/** Sends the draft: the first time as a new piece, then against the version it was made from. */
export async function sendDraft(draft: string, ref: DraftRef | null): Promise<Sent> {
  const input: unknown = JSON.parse(draft)
  const body = JSON.stringify(ref ? { ...(input as object), version: ref.version } : input)
  const headers = { 'Content-Type': 'application/json' }
  const answer = await fetch(ref ? `/api/articles/${ref.id}/draft` : '/api/articles', {
    method: ref ? 'PUT' : 'POST',
    headers,
    body,
  }).catch(() => null)
  const json: unknown = await answer?.json().catch(() => null)
  if (answer?.ok) {
    const saved = reference.safeParse(json)
    if (saved.success) return { ok: true, ref: saved.data }
  }
  return { ok: false, state: explain(answer?.status, json) }
}

function explain(status: number | undefined, json: unknown): Extract<Sent, { ok: false }>['state'] {
  const parsed = refusal.safeParse(json)
  if (status === undefined || status >= 500 || !parsed.success) return { kind: 'unreachable', message: AWAY }
  const { error, current } = parsed.data
  if (status === 409) {
    const who = current?.updatedByName ? `${current.updatedByName} 已经修改了这篇稿件` : error.message
    return { kind: 'conflict', message: who }
  }
  if (status === 401) {
    return { kind: 'unreachable', message: '登录已过期。请在新窗口重新登录，这里的内容会自动保存。' }
  }
  if (status === 429) return { kind: 'unreachable', message: error.message }
  return { kind: 'refused', message: error.message, fields: error.fields }
}

const named = z.object({ id: z.number(), name: z.string() })

/** Finds or makes a tag, author or source of this name; throws with a message for people. */
export async function ensureNamed(path: '/api/tags' | '/api/authors' | '/api/sources', name: string) {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name }),
  }).catch(() => null)
  const json: unknown = await answer?.json().catch(() => null)
  const made = named.safeParse(json)
  if (answer?.ok && made.success) return made.data
  const parsed = refusal.safeParse(json)
  throw new Error(parsed.success ? parsed.data.error.message : '没有保存成功，请检查网络后重试。')
}
