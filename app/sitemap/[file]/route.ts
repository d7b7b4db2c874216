import { notFound } from 'next/navigation'
import { renderSitemap, renderTextSitemap } from '@/lib/feeds/sitemap'
import { getSitemapFile, getTextSitemap } from '@/lib/feeds/sitemap-public'

export const dynamic = 'force-dynamic'

/** `/sitemap/3.xml` and `/sitemap/3.txt`; a number that is written in another way (03) names no file. */
async function readFile(name: string): Promise<{ text: string; type: string } | null> {
  const [, number, ending] = /^(0|[1-9]\d{0,5})\.(xml|txt)$/.exec(name) ?? []
  if (number === undefined) return null
  if (ending === 'txt') {
    const addresses = await getTextSitemap(Number(number))
    return addresses && { text: renderTextSitemap(addresses), type: 'text/plain' }
  }
  const entries = await getSitemapFile(Number(number))
  return entries && { text: renderSitemap(entries), type: 'application/xml' }
}

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ file: string }> },
): Promise<Response> {
  const file = await readFile((await params).file)
  if (!file) notFound()
  return new Response(file.text, { headers: { 'Content-Type': `${file.type}; charset=utf-8` } })
}
