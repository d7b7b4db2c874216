import { createArticle, submitArticle, trashArticle } from '@/lib/articles/commands'
import { publishArticle, withdrawArticle } from '@/lib/articles/publication-commands'
import { type ArticleInput, type ArticleRef, articleInput } from '@/lib/articles/schema'
import type { ArticleStatus } from '@/lib/articles/workflow'
import { systemActor } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import type { Doc } from '@/lib/content/schema'
import { db } from '@/lib/db/client'
import type { Role } from '@/lib/db/generated/enums'
import { createAuthor } from '@/lib/people/commands'
import { schedulePublication } from '@/lib/schedule/commands'
import { createSource } from '@/lib/sources/commands'
import { sourceInput } from '@/lib/sources/schema'
import { createColumn } from '@/lib/taxonomy/column-commands'
import { ensureTag } from '@/lib/taxonomy/tag-commands'

export type Person = Extract<Actor, { id: number }>
export type Named = { id: number; name: string; slug: string }

/** The moment at which tests begin; later moments are made with `later`. */
export const NOW = new Date('2026-03-02T02:00:00Z')
export const later = (minutes: number, from = NOW) => new Date(from.getTime() + minutes * 60_000)

export const ROLES = ['ADMIN', 'CHIEF', 'EDITOR', 'AUTHOR'] as const satisfies Role[]
export const system = systemActor('系统')

let made = 0
/** A name that nothing else in this test's database has. */
export const fresh = (name: string) => `${name}${++made}`

/** Somebody who has just signed in (with no password: these are for acting, not for signing in). */
export async function makeUser(role: Role): Promise<Person> {
  const name = fresh(role.toLowerCase())
  const person = await db.user.create({
    data: { email: `${name}@example.org`, name, role, passwordHash: 'none' },
    select: { id: true, role: true, name: true },
  })
  return { ...person, limits: null, proven: true }
}

/** One person of every role. */
export async function makeStaff(): Promise<Record<Role, Person>> {
  const [ADMIN, CHIEF, EDITOR, AUTHOR] = await Promise.all(ROLES.map(makeUser))
  if (!ADMIN || !CHIEF || !EDITOR || !AUTHOR) throw new Error('a role is missing')
  return { ADMIN, CHIEF, EDITOR, AUTHOR }
}

export const makeColumn = (name = fresh('栏目'), parentId: number | null = null): Promise<Named> =>
  createColumn(system, { name, slug: '', description: '', parentId })
export const makeTag = (name = fresh('标签')): Promise<Named> => ensureTag(system, { name })
export const makeSource = (name = fresh('稿源')): Promise<Named> =>
  createSource(system, sourceInput.parse({ name, kind: 'NEWSPAPER' }))

/** A byline person, with the offices held. */
export const makeAuthor = (
  name = fresh('作者'),
  affiliations: { title: string; since: string; until: string | null }[] = [],
): Promise<Named> => createAuthor(system, { name, slug: '', bio: '', affiliations })

/** A stored picture, as far as the database knows. */
export function makeMedia(): Promise<{ id: number }> {
  const key = fresh('picture')
  const measures = { width: 1600, height: 900, bytes: 9000, widths: [480, 960, 1600] }
  return db.media.create({
    data: {
      ...{ sha256: key, key, mime: 'image/png', originalName: `${key}.png`, ...measures },
      placeholder: 'data:image/webp;base64,AA',
    },
    select: { id: true },
  })
}

/** A body of one paragraph. */
export const bodyOf = (text: string): Doc => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
})

/** A complete draft but for its column; what is given replaces what is here. */
export const draft = (over: Partial<ArticleInput> = {}): ArticleInput =>
  articleInput.parse({ title: fresh('滩涂不是荒地'), body: bodyOf('退潮之后，滩涂上全是脚印。'), ...over })

/** What a reprint must name besides its source, which is made for it unless one is given. */
export async function reprintOf(sourceId?: number) {
  return {
    origin: 'REPRINT' as const,
    sourceId: sourceId ?? (await makeSource()).id,
    sourceUrl: 'https://source.example.org/a/1',
    originalTitle: '原来的标题',
    authorNote: '某报记者',
  }
}

/** A working draft of the owner's. */
export const makeDraft = (
  owner: Actor,
  over: Partial<ArticleInput> = {},
  now: Date = NOW,
): Promise<ArticleRef> => createArticle(owner, draft(over), now)

/** A piece that readers see. */
export async function makePublished(
  over: Partial<ArticleInput> & { columnId: number },
  now: Date = NOW,
  owner: Actor = system,
): Promise<ArticleRef> {
  const ref = await makeDraft(owner, over, now)
  await publishArticle(system, ref, now)
  return ref
}

/** A piece of the owner's that stands where it is wanted. */
export async function makePiece(
  status: ArticleStatus,
  owner: Actor,
  over: Partial<ArticleInput> & { columnId: number },
): Promise<ArticleRef> {
  const ref = await makeDraft(owner, over)
  if (status === 'SUBMITTED') await submitArticle(system, ref, NOW)
  if (status === 'SCHEDULED') await schedulePublication(system, { ...ref, dueAt: later(60) }, NOW)
  if (status === 'PUBLISHED' || status === 'WITHDRAWN') await publishArticle(system, ref, NOW)
  if (status === 'WITHDRAWN') await withdrawArticle(system, { ...ref, reason: '事实有误' }, NOW)
  if (status === 'TRASHED') await trashArticle(system, ref, NOW)
  return ref
}
