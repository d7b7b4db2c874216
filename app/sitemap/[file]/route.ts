import { notFound } from 'next/navigation'
import { getSitemapFile } from '@/lib/feeds/public'
import { renderSitemap } from '@/lib/feeds/sitemap'

export const dynamic = 'force-dynamic'

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ file: string }> },
): Promise<Response> {
  const [, number] = /^(\d{1,6})\.xml$/.exec((await params).file) ?? []
  const entries = number === undefined ? null : await getSitemapFile(Number(number))
  if (!entries) notFound()
  return new Response(renderSitemap(entries), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  })
}
