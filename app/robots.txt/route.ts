import { listTextSitemaps } from '@/lib/feeds/sitemap-public'
import { robotsTxt } from '@/lib/meta/site-files'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  const older = (await listTextSitemaps()).map((file) => `/sitemap/${file}.txt`)
  // Baidu reads no index: it is told of the plain addresses.
  const sitemaps = ['/sitemap.xml', '/sitemap-news.xml', '/sitemap.txt', ...older]
  return new Response(robotsTxt(sitemaps), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}
