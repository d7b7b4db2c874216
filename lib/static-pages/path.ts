/** The page that is always there: its built-in text shows until one is written. */
export const ABOUT = 'about'

/** The page that tells how the desk is reached, where there is one. */
export const CONTACT = 'contact'

/** The reader's address of a page. */
export function pagePath(slug: string): string {
  return slug === ABOUT ? '/about' : `/about/${slug}`
}
