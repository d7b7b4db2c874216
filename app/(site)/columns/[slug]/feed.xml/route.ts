import { getColumnFeed } from '@/lib/feeds/public'
import { renderRss } from '@/lib/feeds/rss'
import { answerElsewhere } from '../../../elsewhere'

export const dynamic = 'force-dynamic'

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ slug: string }> },
): Promise<Response> {
  const { slug } = await params
  const feed = await getColumnFeed(slug)
  if (!feed) return answerElsewhere(`/columns/${slug}/feed.xml`)
  return new Response(renderRss(feed), { headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' } })
}
