import { renderTextSitemap } from '@/lib/feeds/sitemap'
import { getTextSitemap } from '@/lib/feeds/sitemap-public'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  const addresses = (await getTextSitemap(null)) ?? []
  return new Response(renderTextSitemap(addresses), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  })
}
