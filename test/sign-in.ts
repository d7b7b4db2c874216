import { generate } from 'otplib'
import { signIn as begin } from '@/lib/auth/commands'
import { beginTotp, confirmTotp } from '@/lib/auth/factor-commands'
import type { Opened } from '@/lib/auth/session-commands'
import { NOW, type Person } from './newsroom'

/** Signs in with a password alone; an Error when a second factor is asked for. */
export async function signIn(...given: Parameters<typeof begin>): Promise<Opened> {
  const signedIn = await begin(...given)
  if ('step' in signedIn) throw new Error('a second factor is asked for')
  return signedIn
}

/** Turns two-step sign-in on for somebody; gives their recovery codes. */
export async function withApp(actor: Person): Promise<string[]> {
  const { secret, setup } = await beginTotp(actor, NOW)
  const code = await generate({ secret, epoch: Math.floor(NOW.getTime() / 1000) })
  return (await confirmTotp(actor, { setup, code }, NOW)).codes
}
