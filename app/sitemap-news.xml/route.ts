import { renderNewsSitemap } from '@/lib/feeds/sitemap'
import { getNews } from '@/lib/feeds/sitemap-public'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  const { siteName, entries } = await getNews(new Date())
  return new Response(renderNewsSitemap(siteName, entries), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  })
}
