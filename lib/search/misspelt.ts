import { escapeLike } from '@/lib/db/like'

const LEAST_LATIN = 4

/**
 * LIKE patterns of everything that differs from a folded text by one character put in its place or two that changed
 * places; of Latin words also by one too many or too few.
 */
export function nearPatterns(text: string): string[] {
  const characters = [...text]
  if (characters.length < 2) return []
  const literal = (some: string[]) => escapeLike(some.join(''))
  const around = (at: number, between: string, skip: number) =>
    literal(characters.slice(0, at)) + between + literal(characters.slice(at + skip))
  const patterns = characters.map((_one, at) => around(at, '_', 1))
  for (let at = 0; at + 1 < characters.length; at++)
    patterns.push(around(at, literal([characters[at + 1] ?? '', characters[at] ?? '']), 2))
  if (/^[a-z0-9.-]+$/.test(text) && characters.length >= LEAST_LATIN) {
    for (let at = 0; at <= characters.length; at++) patterns.push(around(at, '_', 0))
    for (let at = 0; at < characters.length; at++) patterns.push(around(at, '', 1))
  }
  return [...new Set(patterns)]
}
