import { href } from '@/lib/content/schema'

/** The address that a pasted text is, one of this site as a path; null when it is more, or something else. */
export function pastedAddress(text: string, origin: string): string | null {
  const address = text.trim()
  if (!/^(https?:\/\/|mailto:|\/(?!\/)[\w-])/i.test(address) || !href.safeParse(address).success) return null
  const url = URL.parse(address)
  return url?.origin === origin ? `${url.pathname}${url.search}${url.hash}` : address
}
