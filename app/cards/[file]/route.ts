import { notFound } from 'next/navigation'
import { CARD_TYPE, cardLink, readCardName } from '@/lib/cards/card'
import { drawCard } from '@/lib/cards/draw'
import { getCard } from '@/lib/cards/public'

export const dynamic = 'force-dynamic'

/**
 * The picture of a shared link, drawn when it is first asked for and kept by the page store, which also forgets it
 * when its piece is withdrawn. An address of earlier words leads to the picture of today's.
 */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ file: string }> },
): Promise<Response> {
  const { file } = await params
  const asked = readCardName(file)
  const found = asked && (await getCard(asked))
  if (!found) notFound()
  const { path } = cardLink(found.subject, found.card)
  if (path !== `/cards/${file}`) return new Response(null, { status: 302, headers: { location: path } })
  return new Response(new Uint8Array(await drawCard(found.card)), { headers: { 'Content-Type': CARD_TYPE } })
}
