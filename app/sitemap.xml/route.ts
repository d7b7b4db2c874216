import { siteUrl } from '@/lib/env'
import { renderSitemapIndex } from '@/lib/feeds/sitemap'
import { listSitemapFiles } from '@/lib/feeds/sitemap-public'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  const files = await listSitemapFiles()
  const entries = files.map(({ file, changedAt }) => ({ url: siteUrl(`/sitemap/${file}.xml`), changedAt }))
  return new Response(renderSitemapIndex(entries), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  })
}
