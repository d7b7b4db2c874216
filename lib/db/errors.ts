import { Prisma } from './generated/client'

/** True when a write broke a unique index (of the named model field, when one is given). */
export function isUniqueViolation(error: unknown, field?: string): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') return false
  return field === undefined || JSON.stringify(error.meta ?? {}).includes(field)
}

/** True when a write or delete broke a foreign key. */
export function isForeignKeyViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2003'
}
