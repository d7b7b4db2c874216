import { beginExport } from '@/lib/audit/commands'
import { exportedParts } from '@/lib/audit/export-queries'
import { auditFilter } from '@/lib/audit/filter'
import { csvResponse } from '@/lib/server/csv-response'
import { parseInput } from '@/lib/server/form'
import { route } from '@/lib/server/route'

/** What a filter shows of the log, as a CSV file. A POST, because it writes that it was done. */
export const POST = route(async ({ request, actor }) => {
  const filter = parseInput(auditFilter, Object.fromEntries(new URL(request.url).searchParams))
  const now = new Date()
  const { newest } = await beginExport(actor, filter, now)
  return csvResponse(exportedParts(actor, filter, newest), { english: 'audit', name: '操作日志' }, now)
})
