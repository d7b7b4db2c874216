/** A text as a part of a LIKE pattern, in which `%`, `_` and `\` stand for themselves. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

/** The condition that a text holds another one, whatever the case; Prisma itself hands wildcards on as they are. */
export const holding = (text: string) => ({ contains: escapeLike(text), mode: 'insensitive' }) as const

/** The condition that an address name begins with what somebody typed. */
export const slugFrom = (text: string) => ({ startsWith: escapeLike(text.toLowerCase()) })
