import { fetchOutside } from '@/lib/outside/fetch'
import { NoAnswer } from '@/lib/outside/guarded-lookup'
import type { LinkState } from './schema'

const PATIENCE = 8_000
const AT_ONCE = 6

/** What an answer of another site says about a link. */
export function judge(href: string, status: number): LinkState {
  if (status >= 200 && status < 400) return { href, state: 'fine', reason: '' }
  if (status === 404 || status === 410)
    return { href, state: 'broken', reason: `对方没有这个页面（${status}）` }
  if (status >= 500) return { href, state: 'doubtful', reason: `对方的网站出错（${status}），请稍后再看` }
  return { href, state: 'doubtful', reason: `对方不让自动检查（${status}），请点开看看` }
}

/** Asks another site for the page that one link leads to; nothing of the page is read. */
export async function probe(href: string, trusted: string | undefined): Promise<LinkState> {
  const ask = async (method: 'HEAD' | 'GET') =>
    (await fetchOutside(href, { method, most: 0, timeout: PATIENCE, ...(trusted ? { trusted } : {}) })).status
  try {
    const status = await ask('HEAD')
    // Many servers answer HEAD wrongly.
    return judge(href, status < 400 ? status : await ask('GET'))
  } catch (error) {
    if (error instanceof NoAnswer)
      return { href, state: error.lasting ? 'broken' : 'doubtful', reason: error.message }
    throw error
  }
}

/** Asks other sites for the pages that links lead to, a few at a time; nothing of the pages is read. */
export async function probeAll(hrefs: string[], trusted?: string): Promise<LinkState[]> {
  const states: LinkState[] = []
  const waiting = [...hrefs]
  const work = async () => {
    for (let href = waiting.shift(); href !== undefined; href = waiting.shift())
      states.push(await probe(href, trusted))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return states
}
