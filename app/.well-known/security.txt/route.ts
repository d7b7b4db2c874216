import { notFound } from 'next/navigation'
import { securityTxt } from '@/lib/meta/site-files'
import { keepUntil } from '@/lib/pages/render-context'
import { getPublicSettings } from '@/lib/settings/public'
import { nextSiteMidnight } from '@/lib/time'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  const now = new Date()
  const text = securityTxt(await getPublicSettings(), now)
  if (!text) notFound()
  // Names a day in a year, which moves on every day.
  keepUntil(nextSiteMidnight(now))
  return new Response(text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}
