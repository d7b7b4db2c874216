import { type APIRequestContext, expect } from 'playwright/test'

/** Every kind of readers' page, by its address; the first found of each stands for all. */
const KINDS: Record<string, RegExp> = {
  home: /^\/$/,
  article: /^\/articles\/\d+$/,
  column: /^\/columns\/[a-z0-9-]+$/,
  columns: /^\/columns$/,
  tag: /^\/tags\/[a-z0-9-]+$/,
  tags: /^\/tags$/,
  author: /^\/authors\/[a-z0-9-]+$/,
  authors: /^\/authors$/,
  source: /^\/sources\/[a-z0-9-]+$/,
  sources: /^\/sources$/,
  topic: /^\/topics\/[a-z0-9-]+$/,
  topics: /^\/topics$/,
  corrections: /^\/corrections$/,
  about: /^\/about$/,
  staticPage: /^\/about\/[a-z0-9-]+$/,
  archive: /^\/archive$/,
  archiveMonth: /^\/archive\/\d{4}\/\d{2}$/,
  archiveDay: /^\/archive\/\d{4}\/\d{2}\/\d{2}$/,
  map: /^\/map$/,
  traditionalHome: /^\/zh-Hant$/,
  traditionalArticle: /^\/zh-Hant\/articles\/\d+$/,
}

export type Broken = { path: string; from: string; status: number }
export type SiteWalk = { kinds: Record<string, string>; visited: number; broken: Broken[] }

const AT_ONCE = 6
const SEARCH = /^(\/zh-Hant)?\/search\?/
/** Not for readers, or no page. */
const ELSEWHERE = /^\/(admin|sign-in|api)(\/|$)/

const kindOf = (path: string) => Object.keys(KINDS).find((kind) => KINDS[kind]?.test(path))

function linksIn(html: string, path: string): string[] {
  const hrefs = [...html.matchAll(/<(?:a|link)\b[^>]*?\shref="([^"]+)"/g)].map(([, href]) => href ?? '')
  const sources = [...html.matchAll(/<(?:img|script|source)\b[^>]*?\ssrc="([^"]+)"/g)].map(
    ([, src]) => src ?? '',
  )
  return [...hrefs, ...sources].flatMap((href) => {
    const url = new URL(href.replaceAll('&amp;', '&'), `http://site.invalid${path}`)
    return url.host === 'site.invalid' ? [url.pathname + url.search] : []
  })
}

/**
 * Follows every internal link from the home page on, pictures, scripts and feeds included; with `perKind`, only until
 * so many of each kind of page were found.
 */
export async function walkSite(
  api: APIRequestContext,
  perKind = Number.POSITIVE_INFINITY,
): Promise<SiteWalk> {
  const seen = new Map<string, number>()
  const foundOn = new Map([['/', '/']])
  const waiting = ['/']
  const broken: Broken[] = []
  const kinds: Record<string, string> = {}
  const origin = new URL((await api.get('/')).url()).origin
  const visit = async (path: string) => {
    const from = foundOn.get(path) ?? ''
    const answer = await api.get(path)
    if (answer.status() !== 200) {
      broken.push({ path, from, status: answer.status() })
      return
    }
    const type = answer.headers()['content-type'] ?? ''
    // What a search leads to are narrower searches without end; the pieces it finds are linked elsewhere too.
    if (!type.startsWith('text/html') || SEARCH.test(path)) return
    const kind = kindOf(path)
    if (kind) kinds[kind] ??= path
    for (const next of linksIn((await answer.text()).replaceAll(`"${origin}/`, '"/'), path)) {
      if (foundOn.has(next) || ELSEWHERE.test(next)) continue
      const counted = kindOf(next) ?? 'file'
      const before = seen.get(counted) ?? 0
      if (perKind !== Number.POSITIVE_INFINITY && (counted === 'file' || before >= perKind)) continue
      seen.set(counted, before + 1)
      foundOn.set(next, path)
      waiting.push(next)
    }
  }
  while (waiting.length > 0) await Promise.all(waiting.splice(0, AT_ONCE).map(visit))
  return { kinds, visited: foundOn.size, broken }
}

/** What a broken link still is after its page was read anew: another journey may have withdrawn a piece meanwhile. */
export async function stillBroken(api: APIRequestContext, broken: Broken[]): Promise<Broken[]> {
  const left: Broken[] = []
  for (const one of broken) {
    const page = await (await api.get(one.from)).text()
    if (linksIn(page, one.from).includes(one.path) && (await api.get(one.path)).status() !== 200)
      left.push(one)
  }
  return left
}

/** A piece of the demo newsroom that was withdrawn: nothing leads to it any more, but its page stands. */
async function withdrawnPiece(api: APIRequestContext): Promise<string> {
  for (let id = 1_001; id < 1_100; id++) {
    const path = `/articles/${id}`
    if ((await api.head(path)).status() === 410) return path
  }
  throw new Error('The demo newsroom has no withdrawn piece.')
}

/** The address of each kind of page; every kind but the last four must be reachable from the home page. */
export async function everyKind(
  api: APIRequestContext,
  { kinds }: SiteWalk,
): Promise<Record<string, string>> {
  expect(Object.keys(kinds).sort()).toEqual(Object.keys(KINDS).sort())
  return {
    ...kinds,
    search: '/search?q=%E6%B1%A1%E6%B0%B4',
    searchStart: '/search',
    missing: '/nothing-here',
    withdrawn: await withdrawnPiece(api),
  }
}
