import type { Role } from '@/lib/db/generated/enums'

/** What somebody has otherwise than their role. */
export type Limits = {
  /** The columns, with all below them, that their work is limited to; null for all. */
  columns: readonly number[] | null
  /** The role of the newsroom's own that they hold, which grants this and nothing else; null for a built-in one. */
  role: { name: string; grants: Partial<Record<Permission, Reach>> } | null
}

/** Somebody by what decides which doors are open to them; `limits` is null for who has none. */
export type Holder = { id: number; role: Role; limits: Limits | null }

/**
 * Somebody who acts: a signed-in user, or the system (worker, importer, demo), which has no id. `address` is where a
 * person's request came from, for the log; `sessionId` is the session they act in, and
 * `proven` whether they have said a moment ago who they are. `within` is what a token of theirs may at most.
 */
export type Actor =
  | (Holder & {
      name: string
      address?: string
      sessionId?: string
      proven?: boolean
      within?: ReadonlySet<Permission>
    })
  | {
      id: null
      role: 'SYSTEM'
      name: string
      limits?: null
      address?: never
      sessionId?: never
      proven?: never
      within?: never
    }

/** How far a permission reaches: over one's own pieces only, or over everybody's. */
export type Reach = 'own' | 'any'

/** Who may do what. What is not listed is refused. */
export const GRANTS = {
  /** One's own password, second factor and sessions. Whatever else a role grants, it grants this. */
  'account.keep': { ADMIN: 'any', CHIEF: 'any', EDITOR: 'any', AUTHOR: 'any' },
  'desk.enter': { ADMIN: 'any', CHIEF: 'any', EDITOR: 'any', AUTHOR: 'any' },
  'article.read': { ADMIN: 'any', CHIEF: 'any', EDITOR: 'any', AUTHOR: 'own' },
  'article.create': { ADMIN: 'any', CHIEF: 'any', EDITOR: 'any', AUTHOR: 'any' },
  'article.edit': { ADMIN: 'any', CHIEF: 'any', EDITOR: 'any', AUTHOR: 'own' },
  'article.submit': { ADMIN: 'any', CHIEF: 'any', EDITOR: 'any', AUTHOR: 'own' },
  'article.return': { ADMIN: 'any', CHIEF: 'any', EDITOR: 'any' },
  'article.publish': { ADMIN: 'any', CHIEF: 'any', EDITOR: 'any' },
  /** Where a policy says that nothing is reviewed. */
  'article.publish-freely': { ADMIN: 'any', CHIEF: 'any', EDITOR: 'any', AUTHOR: 'own' },
  /** 特急: before the signature. An editorial decision: whoever runs the system has no part in it. */
  'article.publish-urgently': { CHIEF: 'any' },
  /** Takes, approves and returns steps that a policy gives to the role or the person. */
  'article.review': { ADMIN: 'any', CHIEF: 'any', EDITOR: 'any' },
  /** Says which steps there are, and puts a step into other hands. */
  'review.manage': { ADMIN: 'any', CHIEF: 'any' },
  /** Publishes a change of a public piece without telling readers: 小改. */
  'article.fix-quietly': { ADMIN: 'any', CHIEF: 'any' },
  'article.withdraw': { ADMIN: 'any', CHIEF: 'any', EDITOR: 'any' },
  /** Chooses what opens the home page. */
  'lead.pin': { ADMIN: 'any', CHIEF: 'any', EDITOR: 'any' },
  'article.trash': { ADMIN: 'any', CHIEF: 'any', EDITOR: 'any', AUTHOR: 'own' },
  'article.purge': { ADMIN: 'any', CHIEF: 'any' },
  'correction.add': { ADMIN: 'any', CHIEF: 'any', EDITOR: 'any' },
  'correction.take-back': { ADMIN: 'any', CHIEF: 'any' },
  'comment.write': { ADMIN: 'any', CHIEF: 'any', EDITOR: 'any', AUTHOR: 'own' },
  'comment.resolve': { ADMIN: 'any', CHIEF: 'any', EDITOR: 'any', AUTHOR: 'own' },
  /** Says that something must be dealt with before the piece goes out, and that it has been. */
  'comment.block': { ADMIN: 'any', CHIEF: 'any', EDITOR: 'any' },
  /** Takes away what others have said. */
  'comment.remove': { ADMIN: 'any', CHIEF: 'any' },
  'plan.read': { ADMIN: 'any', CHIEF: 'any', EDITOR: 'any', AUTHOR: 'own' },
  'plan.pitch': { ADMIN: 'any', CHIEF: 'any', EDITOR: 'any', AUTHOR: 'any' },
  /** Gives plans to people and days, and ends them. */
  'plan.manage': { ADMIN: 'any', CHIEF: 'any', EDITOR: 'any' },
  /** Begins the piece: anybody's, or the one that was given to oneself. */
  'plan.write': { ADMIN: 'any', CHIEF: 'any', EDITOR: 'any', AUTHOR: 'own' },
  'preview.share': { ADMIN: 'any', CHIEF: 'any', EDITOR: 'any' },
  'media.upload': { ADMIN: 'any', CHIEF: 'any', EDITOR: 'any', AUTHOR: 'any' },
  'media.edit': { ADMIN: 'any', CHIEF: 'any', EDITOR: 'any', AUTHOR: 'own' },
  'media.replace': { ADMIN: 'any', CHIEF: 'any', EDITOR: 'any' },
  'media.delete': { ADMIN: 'any', CHIEF: 'any', EDITOR: 'any', AUTHOR: 'own' },
  'tag.create': { ADMIN: 'any', CHIEF: 'any', EDITOR: 'any', AUTHOR: 'any' },
  'taxonomy.manage': { ADMIN: 'any', CHIEF: 'any', EDITOR: 'any' },
  'column.manage': { ADMIN: 'any', CHIEF: 'any' },
  'people.manage': { ADMIN: 'any', CHIEF: 'any', EDITOR: 'any' },
  'source.manage': { ADMIN: 'any', CHIEF: 'any', EDITOR: 'any' },
  'topic.manage': { ADMIN: 'any', CHIEF: 'any', EDITOR: 'any' },
  'page.manage': { ADMIN: 'any', CHIEF: 'any' },
  'checkup.read': { ADMIN: 'any', CHIEF: 'any', EDITOR: 'any' },
  'settings.manage': { ADMIN: 'any', CHIEF: 'any' },
  'user.read': { ADMIN: 'any' },
  'user.manage': { ADMIN: 'any' },
  /** Says what roles there are, and who has which role and which columns. */
  'role.assign': { ADMIN: 'any' },
  /** Says how people sign in: passwords, locks, second factors. */
  'security.manage': { ADMIN: 'any' },
  /** Sees whom the desk writes to, and tries again what did not arrive. */
  'mail.manage': { ADMIN: 'any' },
  'webhook.manage': { ADMIN: 'any' },
  'audit.read': { ADMIN: 'any' },
  /** No role: the command line alone takes anything out of the log. */
  'audit.prune': {},
  'backup.make': {},
  'backup.restore': {},
  'secret.rotate': {},
} as const satisfies Record<string, Partial<Record<Role, Reach>>>

export type Permission = keyof typeof GRANTS

/** How far the actor's permission reaches, or null when there is none. The system may do everything. */
export function reach(actor: Actor, permission: Permission): Reach | null {
  if (actor.role === 'SYSTEM') return 'any'
  if (actor.within && !actor.within.has(permission)) return null
  const custom = actor.limits?.role
  if (custom) return permission === 'account.keep' ? 'any' : (custom.grants[permission] ?? null)
  const grants: Partial<Record<Role, Reach>> = GRANTS[permission]
  return grants[actor.role] ?? null
}

/**
 * What the columns of a person narrow: `always`, or `others`: of pieces (plans) that are not their own. One's own piece stays
 * one's own to read and to write wherever it stands; what it takes to bring it to readers needs its column.
 */
export const BY_COLUMN = {
  'article.read': 'others',
  'article.edit': 'others',
  'article.submit': 'others',
  'article.return': 'always',
  'article.publish': 'always',
  'article.publish-freely': 'always',
  'article.publish-urgently': 'always',
  'article.review': 'always',
  'review.manage': 'always',
  'article.fix-quietly': 'always',
  'article.withdraw': 'always',
  'lead.pin': 'always',
  'article.trash': 'others',
  'article.purge': 'always',
  'correction.add': 'always',
  'correction.take-back': 'always',
  'comment.write': 'others',
  'comment.resolve': 'others',
  'comment.block': 'always',
  'comment.remove': 'always',
  'plan.read': 'others',
  'plan.manage': 'always',
  'plan.write': 'others',
  'preview.share': 'always',
  'column.manage': 'always',
} as const satisfies Partial<Record<Permission, 'always' | 'others'>>

export type ColumnPermission = keyof typeof BY_COLUMN

/** What something is done to: whose it is, and in which column it stands. What stands in none is in nobody's columns. */
export type Placed = { ownerId: number | null; columnId: number | null }

/** Whether a column is among those that the actor's work is limited to; all are for who has no limits. */
export function isWithin(actor: Actor, columnId: number | null): boolean {
  const columns = actor.limits?.columns ?? null
  return columns === null || (columnId !== null && columns.includes(columnId))
}

/** Whether the actor may do this to the record (or at all, when no record is given). An ownerless record is nobody's own. */
export function can(
  actor: Actor,
  permission: Exclude<Permission, ColumnPermission>,
  record?: { ownerId: number | null },
): boolean
export function can(actor: Actor, permission: Permission, record?: Placed): boolean
export function can(
  actor: Actor,
  permission: Permission,
  record?: { ownerId: number | null; columnId?: number | null },
): boolean {
  const far = reach(actor, permission)
  if (far === null || record === undefined) return far !== null
  const own = record.ownerId !== null && record.ownerId === actor.id
  if (far === 'own' && !own) return false
  const narrowed = narrowing(permission)
  if (narrowed === null || (narrowed === 'others' && own)) return true
  return isWithin(actor, record.columnId ?? null)
}

/** How the columns of a person narrow a permission; null when they do not. */
export function narrowing(permission: Permission): 'always' | 'others' | null {
  const rules: Partial<Record<Permission, 'always' | 'others'>> = BY_COLUMN
  return rules[permission] ?? null
}

/** Whether the actor may put a piece or a plan there: into one of their columns, or into none when it is their own. */
export function mayPlace(actor: Actor, { ownerId, columnId }: Placed): boolean {
  return isWithin(actor, columnId) || (columnId === null && ownerId !== null && ownerId === actor.id)
}

/** What people read for each role. */
export const ROLE_LABELS: Record<Role, string> = {
  ADMIN: '管理员',
  CHIEF: '总编',
  EDITOR: '编辑',
  AUTHOR: '作者',
}

/** What the role of somebody is called. */
export const roleName = ({ role, limits }: Pick<Holder, 'role' | 'limits'>): string =>
  limits?.role?.name ?? ROLE_LABELS[role]
