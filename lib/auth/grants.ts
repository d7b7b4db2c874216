import type { Role } from '@/lib/db/generated/enums'
import { type Actor, GRANTS, type Permission, type Reach, reach } from './permissions'

/** What a role grants, and how far; what is not named is refused. */
export type Grants = Partial<Record<Permission, Reach>>

const table: Record<Permission, Partial<Record<Role, Reach>>> = GRANTS

/** What a role may be granted: neither what no built-in role has (the command line alone does that), nor what every role has. */
export const GRANTABLE = (Object.keys(GRANTS) as Permission[]).filter(
  (permission) => permission !== 'account.keep' && Object.keys(table[permission]).length > 0,
)

/** Whether a permission can reach over one's own things only. */
export const isOwnable = (permission: Permission): boolean => Object.values(table[permission]).includes('own')

/** What a built-in role grants. */
export function grantsOf(role: Role): Grants {
  return Object.fromEntries(
    GRANTABLE.flatMap((permission) => {
      const far = table[permission][role]
      return far ? [[permission, far]] : []
    }),
  )
}

/** What was stored as grants, as far as it means anything today: a permission that is unknown, or that nobody is granted, is left out. */
export function readGrants(stored: unknown): Grants {
  if (typeof stored !== 'object' || stored === null) return {}
  const values: Record<string, unknown> = { ...stored }
  return Object.fromEntries(
    GRANTABLE.flatMap((permission): [Permission, Reach][] => {
      const far = Object.hasOwn(values, permission) ? values[permission] : null
      if (far === 'any') return [[permission, far]]
      return far === 'own' && isOwnable(permission) ? [[permission, far]] : []
    }),
  )
}

/** Everything that somebody may, whichever way their role came. */
export function heldBy(actor: Actor): Grants {
  return Object.fromEntries(
    (Object.keys(GRANTS) as Permission[]).flatMap((permission) => {
      const far = reach(actor, permission)
      return far ? [[permission, far]] : []
    }),
  )
}

/** Those of the grants that go further than one's own. */
export function beyond(own: Grants, grants: Grants): Permission[] {
  return (Object.keys(grants) as Permission[]).filter((permission) => {
    const far = own[permission]
    return far === undefined || (far === 'own' && grants[permission] === 'any')
  })
}

/** 三员: the three duties that are kept apart, and what belongs to each. */
export const DUTIES = {
  system: {
    label: '系统管理',
    permissions: ['user.manage', 'settings.manage', 'page.manage', 'mail.manage', 'webhook.manage'],
  },
  security: { label: '安全管理', permissions: ['role.assign', 'security.manage'] },
  audit: { label: '审计', permissions: ['audit.read'] },
} as const satisfies Record<string, { label: string; permissions: readonly Permission[] }>
export type Duty = keyof typeof DUTIES

/** The duties that grants have a part in. */
export function dutiesOf(grants: Grants): Duty[] {
  return (Object.keys(DUTIES) as Duty[]).filter((duty) =>
    DUTIES[duty].permissions.some((permission) => grants[permission] !== undefined),
  )
}

/** Those of the grants that run the system, and not the newsroom. */
export function administrative(grants: Grants): Grants {
  const all: readonly Permission[] = Object.values(DUTIES).flatMap(({ permissions }) => [...permissions])
  return Object.fromEntries(all.flatMap((one) => (grants[one] ? [[one, grants[one]]] : [])))
}

const LISTS: Permission[] = ['desk.enter']
/** The roles of 三员, each with one duty and no pieces. */
export const OFFICERS = [
  { name: '系统管理员', permissions: [...LISTS, 'user.read', ...DUTIES.system.permissions] },
  { name: '安全管理员', permissions: [...LISTS, 'user.read', ...DUTIES.security.permissions] },
  { name: '审计管理员', permissions: [...LISTS, ...DUTIES.audit.permissions] },
] as const satisfies { name: string; permissions: Permission[] }[]
