import { openSearch } from '@/lib/meta/site-files'
import { getPublicSettings } from '@/lib/settings/public'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  return new Response(openSearch(await getPublicSettings()), {
    headers: { 'Content-Type': 'application/opensearchdescription+xml; charset=utf-8' },
  })
}
