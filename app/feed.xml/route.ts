import { getSiteFeed } from '@/lib/feeds/public'
import { renderRss } from '@/lib/feeds/rss'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  return new Response(renderRss(await getSiteFeed()), {
    headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' },
  })
}
