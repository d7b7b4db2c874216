import { spawnSync } from 'node:child_process'
import autocannon from 'autocannon'

const CONNECTIONS = 32
const SECONDS = 4

const hasWrk = spawnSync('wrk', ['-v']).error === undefined

/** What puts the load on. */
export const loader = hasWrk ? 'wrk' : 'autocannon'

/** Requests a second that a server answers, asked over and over for one page. */
export async function requestsPerSecond(url: string, encoding: string): Promise<number> {
  if (hasWrk) {
    const args = ['-t1', `-c${CONNECTIONS}`, `-d${SECONDS}`, '-H', `Accept-Encoding: ${encoding}`, url]
    const { stdout } = spawnSync('wrk', args, { encoding: 'utf8' })
    if (/Non-2xx/.test(stdout)) throw new Error(`${url}: ${/Non-2xx.*/.exec(stdout)?.[0]}`)
    return Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1] ?? Number.NaN)
  }
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: SECONDS,
    headers: { 'accept-encoding': encoding },
  })
  if (result.non2xx > 0) throw new Error(`${url}: ${result.non2xx} answers are not 2xx`)
  return result.requests.average
}

/** The middle of some numbers, and what 95 in 100 do not exceed. */
export function spread(numbers: number[]): { median: number; p95: number } {
  const sorted = [...numbers].sort((a, b) => a - b)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { median: at(0.5), p95: at(0.95) }
}
