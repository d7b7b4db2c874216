import { signIn as begin } from '@/lib/auth/commands'
import type { Opened } from '@/lib/auth/session-commands'

/** Signs in with a password alone; an Error when a second factor is asked for. */
export async function signIn(...given: Parameters<typeof begin>): Promise<Opened> {
  const signedIn = await begin(...given)
  if ('step' in signedIn) throw new Error('a second factor is asked for')
  return signedIn
}
