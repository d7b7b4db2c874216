/** Where a password is changed that has to be. */
export const PASSWORD_PATH = '/sign-in/password'
/** Where a second factor is set up that has to be. */
export const FACTOR_PATH = '/sign-in/setup'

/** What has to be done before anything else in a session. */
export type Owed = { owesPassword?: boolean; owesFactor?: boolean }

/** Where what is owed is done, one after the other; null when nothing is. */
export function owedPath({ owesPassword, owesFactor }: Owed): string | null {
  if (owesPassword) return PASSWORD_PATH
  return owesFactor ? FACTOR_PATH : null
}
