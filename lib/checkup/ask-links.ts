import { setTimeout as pause } from 'node:timers/promises'
import { probe } from '@/lib/links/probe'
import type { LinkState } from '@/lib/links/schema'

/** However many links wait, no more than so many are asked in one run, and of one site no more than so many. */
export const MOST_ASKED = 300
export const MOST_OF_A_SITE = 20
const SITES_AT_ONCE = 3
/** Between two questions to the same site. */
const REST = 500

const siteOf = (href: string) => URL.parse(href)?.host ?? ''

/** Which of the links that wait are asked now: those that have waited longest come first, no site is asked too often. */
export function chooseLinks(waiting: string[]): string[] {
  const perSite = new Map<string, number>()
  const chosen = waiting.filter((href) => {
    const asked = (perSite.get(siteOf(href)) ?? 0) + 1
    perSite.set(siteOf(href), asked)
    return asked <= MOST_OF_A_SITE
  })
  return chosen.slice(0, MOST_ASKED)
}

/**
 * Asks other sites for the pages that links lead to: a few sites at a time, each one question after another with a rest
 * between. Only addresses of the public internet are asked, and nothing of the pages is read (lib/outside).
 */
export async function askGently(
  hrefs: string[],
  { trusted, rest = REST }: { trusted?: string; rest?: number } = {},
): Promise<LinkState[]> {
  const sites = [...Map.groupBy(hrefs, siteOf).values()]
  const states: LinkState[] = []
  const work = async () => {
    for (let links = sites.shift(); links !== undefined; links = sites.shift())
      for (const [n, href] of links.entries()) {
        if (n > 0) await pause(rest)
        states.push(await probe(href, trusted))
      }
  }
  await Promise.all(Array.from({ length: SITES_AT_ONCE }, work))
  return states
}
