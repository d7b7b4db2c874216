import { randomBytes } from 'node:crypto'
import { systemActor } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { createAuthor } from '@/lib/people/commands'
import { linkAuthor } from '@/lib/people/profile-commands'
import { authorInput, authorLink } from '@/lib/people/schema'
import { createSource } from '@/lib/sources/commands'
import { sourceInput } from '@/lib/sources/schema'
import { createColumn } from '@/lib/taxonomy/column-commands'
import { columnInput, tagUpdate } from '@/lib/taxonomy/schema'
import { ensureTag, updateTag } from '@/lib/taxonomy/tag-commands'
import { createUser } from '@/lib/users/commands'
import { userInput } from '@/lib/users/schema'
import { COLUMNS, type DemoUser, SOURCES, TAGS, USERS } from './catalogue'
import { AUTHORS } from './people'
import type { Owner } from './plan'

/** Ids by the name under which article files speak of a thing. */
export type Ids = Map<string, number>
export type Furniture = { columns: Ids; tags: Ids; authors: Ids; sources: Ids }

const demo = systemActor('演示数据')
const idOnly = { id: true } as const

async function columnId(column: (typeof COLUMNS)[number], ids: Ids) {
  const { slug, name, parent, description, targetDays = null } = column
  const known = await db.category.findUnique({ where: { slug }, select: idOnly })
  const parentId = parent === null ? null : (ids.get(parent) ?? null)
  return known ?? createColumn(demo, columnInput.parse({ slug, name, description, parentId, targetDays }))
}

async function tagId({ name, aliases }: (typeof TAGS)[number]) {
  const tag = await ensureTag(demo, { name })
  if (aliases) await updateTag(demo, tagUpdate.parse({ ...tag, aliases: aliases.join('、') }))
  return tag
}

async function authorId(author: (typeof AUTHORS)[number]) {
  const known = await db.author.findFirst({ where: { name: author.name }, select: idOnly })
  return known ?? createAuthor(demo, authorInput.parse(author))
}

async function sourceId(source: (typeof SOURCES)[number]) {
  const known = await db.source.findUnique({ where: { name: source.name }, select: idOnly })
  return known ?? createSource(demo, sourceInput.parse(source))
}

/** Columns, tags, authors and sources, each made unless it is there; in order, so that their ids are. */
export async function furnish(): Promise<Furniture> {
  const made: Furniture = { columns: new Map(), tags: new Map(), authors: new Map(), sources: new Map() }
  for (const column of COLUMNS) made.columns.set(column.slug, (await columnId(column, made.columns)).id)
  for (const tag of TAGS) made.tags.set(tag.name, (await tagId(tag)).id)
  for (const author of AUTHORS) made.authors.set(author.name, (await authorId(author)).id)
  for (const source of SOURCES) made.sources.set(source.name, (await sourceId(source)).id)
  return made
}

async function hire({ email, name, role }: DemoUser, password: string): Promise<Actor> {
  const known = await db.user.findUnique({ where: { email }, select: idOnly })
  const { id } = known ?? (await createUser(demo, userInput.parse({ email, name, role, password })))
  // Nobody sits there to be asked for a password.
  return { id, role, name, limits: null, proven: true }
}

/** The people at the desk. Without a password given, each gets one that nobody knows: an admin may set another. */
export async function hireAll(password?: string): Promise<Record<Owner, Actor>> {
  const secret = () => password ?? randomBytes(24).toString('base64url')
  const chief = await hire(USERS.chief, secret())
  const editor = await hire(USERS.editor, secret())
  const author = await hire(USERS.author, secret())
  const deputy = await hire(USERS.deputy, secret())
  return { chief, editor, author, deputy }
}

/** The reporter at the desk is one of the authors, and looks after what readers are told of them. */
export async function linkReporter({ authors }: Furniture, { author }: Record<Owner, Actor>): Promise<void> {
  const link = { userId: author.id, authorId: authors.get(USERS.author.name) }
  await linkAuthor(demo, authorLink.parse(link))
}
