import { z } from 'zod'
import { isKind, KINDS } from './kinds'

const facts = z.object({
  actor: z.string().catch(''),
  title: z.string().optional().catch(undefined),
  did: z.string().optional().catch(undefined),
  detail: z.string().optional().catch(undefined),
  threadId: z.number().int().optional().catch(undefined),
  planId: z.number().int().optional().catch(undefined),
})

/** The remark a notification speaks of, as it is now. */
export type Remark = {
  text: string
  thread: { id: number; quote: string; blocking: boolean; resolvedAt: Date | null }
}

export type StoredNotice = {
  kind: string
  data: unknown
  articleId: number | null
  comment: Remark | null
}

/** Who did what: the sentence of a notification. One of another version says what it can. */
export function noticeSentence({ kind, data }: Pick<StoredNotice, 'kind' | 'data'>): string {
  const known = facts.catch({ actor: '' }).parse(data)
  const { actor, title = '', did = '' } = known
  const words: Record<string, string> = { actor, title, did }
  const says = isKind(kind) ? KINDS[kind].says : '{actor}：《{title}》'
  return says.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? '')
}

/** What stands below the sentence: the remark where there is one, or a reason, a time, what changed; '' for nothing. */
export function noticeDetail({ data, comment }: Pick<StoredNotice, 'data' | 'comment'>): string {
  return comment?.text || facts.catch({ actor: '' }).parse(data).detail || ''
}

const PLACES: Record<string, string> = {
  account: '/admin/account',
  desk: '/admin',
  webhooks: '/admin/webhooks',
}

/** Where a notification leads, as a path of the desk. */
export function noticePath({ kind, data, articleId, comment }: StoredNotice): string {
  const opens = isKind(kind) ? KINDS[kind].opens : 'piece'
  const known = facts.catch({ actor: '' }).parse(data)
  if (opens === 'plan') return `/admin/planning${known.planId ? `?plan=${known.planId}` : ''}`
  if (articleId === null) return PLACES[opens] ?? '/admin/inbox'
  if (opens === 'review') return `/admin/articles/${articleId}#review`
  const threadId = comment?.thread.id ?? known.threadId
  return `/admin/articles/${articleId}${opens === 'thread' && threadId ? `?thread=${threadId}` : ''}`
}

/** Whether somebody waits for it. */
export const isUrgent = (kind: string): boolean => isKind(kind) && KINDS[kind].urgent

/** What people read for a kind. */
export const kindLabel = (kind: string): string => (isKind(kind) ? KINDS[kind].label : '其他')
