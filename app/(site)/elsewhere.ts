import { notFound, permanentRedirect } from 'next/navigation'
import { answerMoved } from '@/lib/pages/render-context'
import { findRedirect } from '@/lib/redirects/public'

/** For an address at which nothing is (any more): leads to where it has moved, else answers “not found”. */
export async function answerElsewhere(path: string): Promise<never> {
  const to = await findRedirect(path)
  if (to === null) notFound()
  return answerMovedTo(to)
}

/** Leads to another address of this site. */
export function answerMovedTo(to: string): never {
  if (answerMoved(to)) notFound()
  permanentRedirect(to)
}
