import { createHash } from 'node:crypto'
import { db } from '@/lib/db/client'
import type { LinkHealth } from '@/lib/db/generated/enums'
import type { LinkState } from '@/lib/links/schema'
import { askGently, chooseLinks } from './ask-links'

/** What was fine is believed for so long; what was not is asked again sooner, so that what was mended leaves the board. */
const BELIEVED: Record<LinkHealth, number> = {
  FINE: 7 * 86_400_000,
  DOUBTFUL: 86_400_000,
  BROKEN: 86_400_000,
}
const FORGOTTEN = 60 * 86_400_000
const BATCH = 1_000

const keyOf = (href: string) => createHash('sha256').update(href).digest('hex')
const HEALTH: Record<LinkState['state'], LinkHealth> = {
  fine: 'FINE',
  doubtful: 'DOUBTFUL',
  broken: 'BROKEN',
}

type Known = { health: LinkHealth; reason: string; checkedAt: Date }

async function readKnown(hrefs: string[]): Promise<Map<string, Known>> {
  const known = new Map<string, Known>()
  for (let at = 0; at < hrefs.length; at += BATCH) {
    const keys = hrefs.slice(at, at + BATCH).map(keyOf)
    for (const { href, ...row } of await db.linkCheck.findMany({
      where: { key: { in: keys } },
      select: { href: true, health: true, reason: true, checkedAt: true },
    }))
      known.set(href, row)
  }
  return known
}

/** Those that have to be asked: never asked first, then the longest ago. */
function waitingOf(hrefs: string[], known: Map<string, Known>, now: Date): string[] {
  const age = (href: string) => {
    const one = known.get(href)
    return one ? now.getTime() - one.checkedAt.getTime() : Number.POSITIVE_INFINITY
  }
  return hrefs
    .filter((href) => age(href) >= BELIEVED[known.get(href)?.health ?? 'BROKEN'])
    .toSorted((a, b) => (age(a) === age(b) ? 0 : age(b) - age(a)))
}

async function keep(states: LinkState[], now: Date): Promise<void> {
  for (const { href, state, reason } of states) {
    const row = { href, health: HEALTH[state], reason, checkedAt: now }
    await db.linkCheck.upsert({
      where: { key: keyOf(href) },
      create: { key: keyOf(href), ...row },
      update: row,
      select: { key: true },
    })
  }
}

/**
 * Why links to other sites are dead, by address: a part of them is asked anew (lib/checkup/ask-links.ts), of the others
 * what was answered last counts. `unasked` says how many still wait for their first answer or a new one.
 */
export async function findDeadLinks(
  hrefs: string[],
  now: Date,
  options: { trusted?: string; rest?: number } = {},
): Promise<{ dead: Map<string, string>; unasked: number }> {
  const known = await readKnown(hrefs)
  const waiting = waitingOf(hrefs, known, now)
  const asked = await askGently(chooseLinks(waiting), options)
  await keep(asked, now)
  await db.linkCheck.deleteMany({ where: { checkedAt: { lt: new Date(now.getTime() - FORGOTTEN) } } })
  const dead = new Map<string, string>()
  for (const [href, { health, reason }] of known) if (health === 'BROKEN') dead.set(href, reason)
  for (const { href, state, reason } of asked) {
    if (state === 'broken') dead.set(href, reason)
    else dead.delete(href)
  }
  return { dead, unasked: waiting.length - asked.length }
}
