import { siteUrl } from '@/lib/env'
import { renderSitemapIndex } from '@/lib/feeds/sitemap'
import { listSitemapFiles } from '@/lib/feeds/sitemap-public'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  const urls = (await listSitemapFiles()).map((file) => siteUrl(`/sitemap/${file}.xml`))
  return new Response(renderSitemapIndex(urls), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  })
}
