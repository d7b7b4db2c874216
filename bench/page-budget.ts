/** What a reader's page may weigh. Bytes as they cross the network but for `html`, which is before compression. */
export type PageWeight = {
  html: number
  script: number
  style: number
  /** Everything that the page fetches until nothing more comes, pictures in view included. */
  transfer: number
  requestsElsewhere: number
}

const KB = 1024

/** The most of each, for an article of about 1,500 characters. A page over it fails `npm test` and `npm run bench:pages`. */
export const BUDGET: PageWeight = {
  html: 40 * KB,
  script: 12 * KB,
  style: 15 * KB,
  transfer: 200 * KB,
  requestsElsewhere: 0,
}

/** Lighthouse's laboratory figures on its throttled phone. */
export const LAB_BUDGET = { lcp: 1_000, cls: 0.02, tbt: 20 }

/** What of a budget is exceeded, in words. */
export function exceeded<Figures extends Record<string, number>>(
  measured: Figures,
  budget: Figures,
): string[] {
  return Object.entries(budget).flatMap(([name, most]) => {
    const is = measured[name] ?? Number.NaN
    return is <= most ? [] : [`${name} ${Math.round(is * 1000) / 1000} > ${most}`]
  })
}
