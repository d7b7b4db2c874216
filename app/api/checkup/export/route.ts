import { authorise } from '@/lib/auth/authorise'
import { exportedFindings } from '@/lib/checkup/queries'
import { csvResponse } from '@/lib/server/csv-response'
import { route } from '@/lib/server/route'

/** All that the last look over the site found, as a CSV file. */
export const GET = route(async ({ actor }) => {
  authorise(actor, 'checkup.read')
  return csvResponse(exportedFindings(actor), { english: 'checkup', name: '内容体检' }, new Date())
})
