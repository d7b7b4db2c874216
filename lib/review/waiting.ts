import { type Actor, can } from '@/lib/auth/permissions'
import { Prisma } from '@/lib/db/generated/client'

const NOTHING = Prisma.sql`false`

/**
 * Which rows of `review_steps s` (with `reviews r`, `articles a`) wait for the actor: taken by them, or theirs to take by role or
 * name, with nothing of lib/review/separation.ts against it.
 */
export function waitsFor(actor: Actor): Prisma.Sql {
  if (actor.id === null || !can(actor, 'article.review')) return NOTHING
  const { id, role } = actor
  return Prisma.sql`s.active_since IS NOT NULL AND s.approved_at IS NULL AND r.state = 'OPEN' AND a.trashed_at IS NULL
    AND a.owner_id IS DISTINCT FROM ${id}::int AND r.submitted_by_id IS DISTINCT FROM ${id}::int
    AND (s.holder_id = ${id}::int OR (s.holder_id IS NULL
      AND (${role}::"Role" = ANY (s.roles) OR ${id}::int = ANY (s.user_ids))
      AND NOT EXISTS (SELECT 1 FROM review_steps o WHERE o.review_id = s.review_id AND o.holder_id = ${id}::int)))`
}

/** Which of them are late; of the pieces that the actor may see. */
export function isLate(actor: Actor, now: Date): Prisma.Sql {
  return Prisma.sql`s.active_since IS NOT NULL AND s.approved_at IS NULL AND s.due_at < ${now}::timestamptz
    AND r.state = 'OPEN' AND a.trashed_at IS NULL AND ${visible(actor)}`
}

/** Which pieces (`articles a`) the boards show somebody: reviewers all of them, others their own. */
export function visible(actor: Actor): Prisma.Sql {
  if (can(actor, 'article.review')) return Prisma.sql`true`
  return actor.id === null ? NOTHING : Prisma.sql`a.owner_id = ${actor.id}::int`
}

/** Which rounds (`reviews r`) the actor handed in. */
export const isMine = (actor: Actor): Prisma.Sql =>
  actor.id === null ? NOTHING : Prisma.sql`r.submitted_by_id = ${actor.id}::int AND a.trashed_at IS NULL`

/** Which rounds came back to the actor, as who wrote or handed in the piece, and were not handed in again. */
export function cameBack(actor: Actor): Prisma.Sql {
  if (actor.id === null) return NOTHING
  return Prisma.sql`r.state = 'RETURNED' AND a.trashed_at IS NULL
    AND (a.owner_id = ${actor.id}::int OR r.submitted_by_id = ${actor.id}::int)
    AND NOT EXISTS (SELECT 1 FROM reviews l WHERE l.article_id = r.article_id AND l.number > r.number)`
}

/** Which publications (`urgent_publications u`) went out before their signature and have not been looked at since. */
export const unreviewed = (actor: Actor): Prisma.Sql =>
  can(actor, 'article.review') ? Prisma.sql`u.reviewed_at IS NULL` : NOTHING
