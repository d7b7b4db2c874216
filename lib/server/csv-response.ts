import { siteDate } from '@/lib/time'
import { log } from './log'

/** The parts as a body that is read no faster than it is sent. */
function streamOf(parts: AsyncGenerator<string>, where: string): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await parts.next()
        if (done) controller.close()
        else controller.enqueue(encoder.encode(value))
      } catch (error) {
        // The head has left already: a broken-off download is all that can still say so.
        log.error({ err: error, where }, 'export broke off')
        controller.error(error)
      }
    },
    async cancel() {
      await parts.return(undefined)
    },
  })
}

/** A CSV file that is made while it is sent: `<name>-<day>.csv`, with an `english` name for clients that read no other. */
export function csvResponse(
  parts: AsyncGenerator<string>,
  { english, name }: { english: string; name: string },
  now: Date,
): Response {
  const day = siteDate(now)
  const file = encodeURIComponent(`${name}-${day}.csv`)
  return new Response(streamOf(parts, `${english} export`), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${english}-${day}.csv"; filename*=UTF-8''${file}`,
      'Cache-Control': 'no-store',
    },
  })
}
