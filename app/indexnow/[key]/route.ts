import { getOpenPushFacts } from '@/lib/push/public'
import { answerElsewhere } from '../../(site)/elsewhere'

export const dynamic = 'force-dynamic'

/** What `/<key>.txt` says (next.config.js leads here): that the key of IndexNow is ours. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ key: string }> },
): Promise<Response> {
  const { key } = await params
  const { indexNowKey } = await getOpenPushFacts()
  if (indexNowKey === '' || key !== indexNowKey) return answerElsewhere(`/${key}.txt`)
  return new Response(key, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}
