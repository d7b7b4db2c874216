import { notFound } from 'next/navigation'
import { contactPage, namedContact, securityTxt } from '@/lib/meta/site-files'
import { keepUntil } from '@/lib/pages/render-context'
import { getPublicSettings } from '@/lib/settings/public'
import { CONTACT } from '@/lib/static-pages/path'
import { isPagePublic } from '@/lib/static-pages/public'
import { nextSiteMidnight } from '@/lib/time'

export const dynamic = 'force-dynamic'

/** The contact page, while readers see it. */
async function publicContactPage(): Promise<string | null> {
  const page = contactPage()
  return page && (await isPagePublic(CONTACT)) ? page : null
}

export async function GET(): Promise<Response> {
  const now = new Date()
  const to = namedContact(await getPublicSettings()) ?? (await publicContactPage())
  if (!to) notFound()
  // Names a day in a year, which moves on every day.
  keepUntil(nextSiteMidnight(now))
  return new Response(securityTxt(to, now), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}
