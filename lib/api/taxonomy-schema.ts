import { z } from 'zod'
import { ColumnGenre, SourceKind, SourceState } from '@/lib/db/generated/enums'
import { SCOPE_NAMES } from '@/lib/tokens/scopes'
import { MOST_ON_PAGE } from './article-schema'
import { digits } from './json-fields'

/** A page of a list of names. */
export const namesQuery = z.strictObject({
  q: z.string().trim().max(64, '搜索词最多 64 个字符').optional(),
  limit: digits('limit', MOST_ON_PAGE).optional(),
  cursor: digits('cursor').optional(),
})
export const noQuery = z.strictObject({})

const named = { id: z.int(), name: z.string(), slug: z.string() }
export const column = z.object({
  ...named,
  description: z.string(),
  genre: z.enum(ColumnGenre),
  parentId: z.int().nullable(),
  depth: z.int(),
})
export const tag = z.object({ ...named, aliases: z.array(z.string()) })
export const author = z.object({ ...named, affiliation: z.string() })
export const source = z.object({ ...named, kind: z.enum(SourceKind), state: z.enum(SourceState) })

/** A page of something, and where the next one begins. */
export const pageOf = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), next: z.string().nullable() })

/** Whose token it is. */
export const me = z.object({
  id: z.int(),
  name: z.string(),
  role: z.enum(['ADMIN', 'CHIEF', 'EDITOR', 'AUTHOR']),
  scopes: z.array(z.enum(SCOPE_NAMES)),
  expiresAt: z.iso.datetime(),
})
