import { beginExport } from '@/lib/audit/commands'
import { exportedParts } from '@/lib/audit/export-queries'
import { auditFilter } from '@/lib/audit/filter'
import { parseInput } from '@/lib/server/form'
import { log } from '@/lib/server/log'
import { route } from '@/lib/server/route'
import { siteDate } from '@/lib/time'

/** The parts as a body that is read no faster than it is sent. */
function streamOf(parts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await parts.next()
        if (done) controller.close()
        else controller.enqueue(encoder.encode(value))
      } catch (error) {
        // The head has left already: a broken-off download is all that can still say so.
        log.error({ err: error, where: 'audit export' }, 'export broke off')
        controller.error(error)
      }
    },
    async cancel() {
      await parts.return(undefined)
    },
  })
}

/** What a filter shows of the log, as a CSV file. A POST, because it writes that it was done. */
export const POST = route(async ({ request, actor }) => {
  const filter = parseInput(auditFilter, Object.fromEntries(new URL(request.url).searchParams))
  const now = new Date()
  const { newest } = await beginExport(actor, filter, now)
  const name = `操作日志-${siteDate(now)}.csv`
  return new Response(streamOf(exportedParts(actor, filter, newest)), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="audit-${siteDate(now)}.csv"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Cache-Control': 'no-store',
    },
  })
})
