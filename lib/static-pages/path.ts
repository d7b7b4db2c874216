/** The page that is always there: its built-in text shows until one is written. */
export const ABOUT = 'about'

/** The reader's address of a page. */
export function pagePath(slug: string): string {
  return slug === ABOUT ? '/about' : `/about/${slug}`
}
