import { expect } from 'vitest'
import { db } from '@/lib/db/client'
import type { ErrorCode } from '@/lib/errors'

/** What every table that a command writes holds, as one hash each. */
export async function fingerprint(): Promise<Record<string, string>> {
  const [row] = await db.$queryRaw<{ all: Record<string, string> }[]>`
    SELECT jsonb_object_agg(name, hash) AS all FROM (
      SELECT 'articles' AS name, md5(string_agg(x::text, '|' ORDER BY x::text)) AS hash FROM articles x
      UNION ALL SELECT 'article_tags', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM article_tags x
      UNION ALL SELECT 'article_bylines', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM article_bylines x
      UNION ALL SELECT 'revisions', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM revisions x
      UNION ALL SELECT 'comment_threads', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM comment_threads x
      UNION ALL SELECT 'comments', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM comments x
      UNION ALL SELECT 'mentions', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM mentions x
      UNION ALL SELECT 'notifications', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM notifications x
      UNION ALL SELECT 'notice_settings', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM notice_settings x
      UNION ALL SELECT 'webhooks', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM webhooks x
      UNION ALL SELECT 'webhook_deliveries', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM webhook_deliveries x
      UNION ALL SELECT 'mails', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM mails x
      UNION ALL SELECT 'preview_links', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM preview_links x
      UNION ALL SELECT 'review_policies', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM review_policies x
      UNION ALL SELECT 'review_policy_steps', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM review_policy_steps x
      UNION ALL SELECT 'reviews', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM reviews x
      UNION ALL SELECT 'review_steps', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM review_steps x
      UNION ALL SELECT 'review_decisions', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM review_decisions x
      UNION ALL SELECT 'urgent_publications', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM urgent_publications x
      UNION ALL SELECT 'schedules', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM schedules x
      UNION ALL SELECT 'schedule_runs', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM schedule_runs x
      UNION ALL SELECT 'lead_pins', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM lead_pins x
      UNION ALL SELECT 'plans', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM plans x
      UNION ALL SELECT 'calendar_feeds', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM calendar_feeds x
      UNION ALL SELECT 'corrections', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM corrections x
      UNION ALL SELECT 'publications', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM publications x
      UNION ALL SELECT 'publication_tags', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM publication_tags x
      UNION ALL SELECT 'bylines', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM bylines x
      UNION ALL SELECT 'search_documents', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM search_documents x
      UNION ALL SELECT 'categories', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM categories x
      UNION ALL SELECT 'tags', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM tags x
      UNION ALL SELECT 'tag_aliases', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM tag_aliases x
      UNION ALL SELECT 'authors', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM authors x
      UNION ALL SELECT 'affiliations', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM affiliations x
      UNION ALL SELECT 'sources', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM sources x
      UNION ALL SELECT 'topics', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM topics x
      UNION ALL SELECT 'topic_sections', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM topic_sections x
      UNION ALL SELECT 'topic_items', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM topic_items x
      UNION ALL SELECT 'static_pages', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM static_pages x
      UNION ALL SELECT 'users', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM users x
      UNION ALL SELECT 'custom_roles', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM custom_roles x
      UNION ALL SELECT 'user_columns', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM user_columns x
      UNION ALL SELECT 'user_sessions', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM user_sessions x
      UNION ALL SELECT 'user_devices', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM user_devices x
      UNION ALL SELECT 'former_passwords', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM former_passwords x
      UNION ALL SELECT 'account_links', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM account_links x
      UNION ALL SELECT 'recovery_codes', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM recovery_codes x
      UNION ALL SELECT 'api_tokens', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM api_tokens x
      UNION ALL SELECT 'api_creations', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM api_creations x
      UNION ALL SELECT 'passkeys', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM passkeys x
      UNION ALL SELECT 'user_identities', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM user_identities x
      UNION ALL SELECT 'settings', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM settings x
      UNION ALL SELECT 'pushes', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM pushes x
      UNION ALL SELECT 'checkup_runs', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM checkup_runs x
      UNION ALL SELECT 'redirects', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM redirects x
      UNION ALL SELECT 'audit_events', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM audit_events x
      UNION ALL SELECT 'audit_links', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM audit_links x
      UNION ALL SELECT 'cache_tags', md5(string_agg(x::text, '|' ORDER BY x::text)) FROM cache_tags x
    ) hashes`
  return row?.all ?? {}
}

/** Proves that an attempt is refused with this code and leaves every table as it was. */
export async function refused(attempt: () => Promise<unknown>, code: ErrorCode): Promise<void> {
  const before = await fingerprint()
  // Commands may refuse before they return a promise; inside an async function both look the same.
  await expect((async () => attempt())()).rejects.toMatchObject({ name: 'AppError', code })
  expect(await fingerprint()).toEqual(before)
}

export type Written = { action: string; actorId: number | null; actorName: string; tags: string[] }

/** What the log says happened to something, in order. */
export async function eventsOf(subject: string, subjectId: number | string): Promise<Written[]> {
  return db.auditEvent.findMany({
    where: { subject, subjectId: String(subjectId) },
    orderBy: { id: 'asc' },
    select: { action: true, actorId: true, actorName: true, tags: true },
  })
}

/** The last entry in the log about something. */
export async function lastEventOf(subject: string, subjectId: number | string) {
  return db.auditEvent.findFirstOrThrow({
    where: { subject, subjectId: String(subjectId) },
    orderBy: { id: 'desc' },
    select: { action: true, actorId: true, actorName: true, tags: true, data: true },
  })
}
