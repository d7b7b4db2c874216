// What is in a restored database, looked at by the application's own rules: `node inspect.ts`, with DATABASE_URL set
// for it alone. Prints one line of JSON.
import { contentHash } from '@/lib/articles/content'
import { verifyChain } from '@/lib/audit/verify-queries'
import { countLostFactors } from '@/lib/auth/sealed-queries'
import { db } from '@/lib/db/client'

const BATCH = 200

/** `lostFactors`: second factors that the secret here does not open, so that their people need a recovery code. */
export type Inspection = { revisions: number; wrong: number[]; chain: string | null; lostFactors: number }

/** Revisions whose content no longer gives the hash that was written with it. */
async function wrongRevisions(): Promise<Pick<Inspection, 'revisions' | 'wrong'>> {
  const wrong: number[] = []
  let [after, revisions] = [0, 0]
  for (;;) {
    const rows = await db.revision.findMany({
      where: { id: { gt: after } },
      orderBy: { id: 'asc' },
      take: BATCH,
      select: { id: true, content: true, contentHash: true },
    })
    for (const { id, content, contentHash: noted } of rows)
      if (contentHash(content as object) !== noted) wrong.push(id)
    const last = rows.at(-1)
    if (!last) return { revisions, wrong }
    revisions += rows.length
    after = last.id
  }
}

const [seq, hash] = process.argv.slice(2)
const { fault } = await verifyChain(seq && hash ? { seq: BigInt(seq), hash } : null)
const inspection: Inspection = {
  ...(await wrongRevisions()),
  chain: fault?.kind ?? null,
  lostFactors: await countLostFactors(),
}
console.log(JSON.stringify(inspection))
await db.$disconnect()
