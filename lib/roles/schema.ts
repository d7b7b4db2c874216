import { z } from 'zod'
import { type Grants, readGrants } from '@/lib/auth/grants'
import { Role } from '@/lib/db/generated/enums'
import { filled } from '@/lib/filled'
import { id } from '@/lib/id'

/** A role of the newsroom's own, where roles are chosen: `custom-12`. */
export type CustomRef = `custom-${number}`
/** Any role somebody can be given. */
export type RoleRef = Role | CustomRef

export const customRef = (roleId: number): CustomRef => `custom-${roleId}`
/** The number in a reference; null for a built-in role. */
export const customId = (ref: RoleRef): number | null =>
  ref.startsWith('custom-') ? Number(ref.slice('custom-'.length)) : null

export const roleRef = z.union([
  z.enum(Role),
  z
    .string()
    .regex(/^custom-[1-9]\d{0,8}$/)
    .transform((text) => text as CustomRef),
])

function parseGrants(text: string): Grants {
  try {
    return readGrants(JSON.parse(text))
  } catch {
    return {}
  }
}

const name = filled('请填写角色的名称').max(20, '角色的名称最多 20 个字符')
const grants = z.string().max(10_000).transform(parseGrants)

export const roleInput = z.object({ name, base: z.enum(Role), grants })
export const roleUpdate = z.object({ id, version: id, name, grants })
export const separationInput = z.object({ on: z.enum(['', 'on']).default('').transform(Boolean) })

export type RoleInput = z.output<typeof roleInput>
export type RoleUpdate = z.output<typeof roleUpdate>
