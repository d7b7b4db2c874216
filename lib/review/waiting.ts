import { type Actor, can } from '@/lib/auth/permissions'
import { piecesSql, WITHIN_EACH } from '@/lib/auth/span'
import { Prisma } from '@/lib/db/generated/client'
import { REVIEWING_ROLES } from './policy'

const NOTHING = Prisma.sql`false`

/** Somebody, as SQL knows them: an actor's own values, or the columns of `users u` for everybody of that table at once. */
type Somebody = { id: Prisma.Sql; role: Prisma.Sql; reviews: Prisma.Sql }

const somebody = (actor: Actor): Somebody => ({
  id: Prisma.sql`${actor.id}::int`,
  role: Prisma.sql`${actor.role}::text`,
  reviews: actor.id === null ? NOTHING : piecesSql(actor, 'article.review'),
})

/** Everybody in `users u`. */
export const EACH: Somebody = {
  id: Prisma.sql`u.id`,
  role: Prisma.sql`u.role::text`,
  reviews: Prisma.sql`u.role::text = ANY (${[...REVIEWING_ROLES]}::text[]) AND ${WITHIN_EACH}`,
}

/**
 * Which rows of `review_steps s` (with `reviews r`, `articles a`) wait for the actor: taken by them, or theirs to take by role or
 * name, with nothing of lib/review/separation.ts against it.
 */
export const waitsFor = (actor: Actor): Prisma.Sql => waitsForOne(somebody(actor))

/** The same for anybody. */
export function waitsForOne({ id, role, reviews }: Somebody): Prisma.Sql {
  return Prisma.sql`${reviews} AND s.active_since IS NOT NULL AND s.approved_at IS NULL AND r.state = 'OPEN'
    AND a.trashed_at IS NULL AND a.owner_id IS DISTINCT FROM ${id} AND r.submitted_by_id IS DISTINCT FROM ${id}
    AND (s.holder_id = ${id} OR (s.holder_id IS NULL
      AND (${role} = ANY (s.roles::text[]) OR ${id} = ANY (s.user_ids))
      AND NOT EXISTS (SELECT 1 FROM review_steps o WHERE o.review_id = s.review_id AND o.holder_id = ${id})))`
}

/** Which of them are late; of the pieces that the actor may see. */
export function isLate(actor: Actor, now: Date): Prisma.Sql {
  return Prisma.sql`s.active_since IS NOT NULL AND s.approved_at IS NULL AND s.due_at < ${now}::timestamptz
    AND r.state = 'OPEN' AND a.trashed_at IS NULL AND ${visible(actor)}`
}

/** Which pieces (`articles a`) the boards show somebody: those that they may see; of the others' only to who reviews. */
export function visible(actor: Actor): Prisma.Sql {
  if (can(actor, 'article.review')) return piecesSql(actor, 'article.read')
  return actor.id === null ? NOTHING : Prisma.sql`a.owner_id = ${actor.id}::int`
}

/** Which rounds (`reviews r`) the actor handed in. */
export const isMine = (actor: Actor): Prisma.Sql =>
  actor.id === null
    ? NOTHING
    : Prisma.sql`r.submitted_by_id = ${actor.id}::int AND a.trashed_at IS NULL AND ${piecesSql(actor, 'article.read')}`

/** Which rounds came back to the actor, as who wrote or handed in the piece, and were not handed in again. */
export const cameBack = (actor: Actor): Prisma.Sql =>
  actor.id === null
    ? NOTHING
    : Prisma.sql`${cameBackToOne(somebody(actor))} AND ${piecesSql(actor, 'article.read')}`

/** The same for anybody. */
export function cameBackToOne({ id }: Pick<Somebody, 'id'>): Prisma.Sql {
  // Two ways by an index each: one condition over both tables would look at everything that ever came back.
  return Prisma.sql`r.state = 'RETURNED' AND a.trashed_at IS NULL AND r.id = ANY (ARRAY(
      SELECT b.id FROM reviews b WHERE b.state = 'RETURNED' AND b.submitted_by_id = ${id}
      UNION SELECT b.id FROM articles o JOIN reviews b ON b.article_id = o.id WHERE b.state = 'RETURNED' AND o.owner_id = ${id}))
    AND NOT EXISTS (SELECT 1 FROM reviews l WHERE l.article_id = r.article_id AND l.number > r.number)`
}

/** Which publications (`urgent_publications u`, of `articles a`) went out before their signature and have not been looked at since. */
export const unreviewed = (actor: Actor): Prisma.Sql =>
  Prisma.sql`u.reviewed_at IS NULL AND ${piecesSql(actor, 'article.review')}`
