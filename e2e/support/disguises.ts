import { request } from 'node:http'
import { text } from 'node:stream/consumers'

/** Ways to ask for an address so that something in front might not know it, while something behind does. */
export const DISGUISED_ADDRESSES: ((path: string) => string)[] = [
  (path) => `${path}/`,
  (path) => `${path}.rsc`,
  (path) => `${path}.segments/_tree.segment.rsc`,
  (path) => `/_next/data/build${path}.json`,
  (path) => `/${path}`,
  (path) => path.replace('/', '/./'),
  (path) => `/columns/%2e%2e${path}`,
  (path) => path.replace(/^\/(.)/, (_, first: string) => `/%${first.charCodeAt(0).toString(16)}`),
  (path) => path.replace(/^\/\w+/, (first) => first.toUpperCase()),
  (path) => `/zh-Hant${path}`,
  (path) => `/en${path}`,
  (path) => `${path}?_rsc=abcde`,
  (path) => `${path}?id=1&id=2&nxtPid=1&__nextLocale=en`,
  (path) => `${path};x=1`,
]

/** Headers that say the same. */
export const DISGUISING_HEADERS: Record<string, string>[] = [
  { rsc: '1' },
  { rsc: '1', 'next-router-prefetch': '1' },
  { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
  { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/admin/__PAGE__' },
  { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware' },
  { 'x-nextjs-data': '1', 'x-matched-path': '/about', 'x-invoke-path': '/about' },
  { 'next-resume': '1' },
  { 'x-original-url': '/about', 'x-rewrite-url': '/about', 'x-forwarded-host': 'evil.example' },
  { 'x-http-method-override': 'GET', 'x-forwarded-for': '127.0.0.1', 'x-real-ip': '127.0.0.1' },
]

/** A request whose address stays as it is, which no fetch leaves it. */
export function askExactly(
  base: string,
  path: string,
  headers: Record<string, string>,
): Promise<{ status: number; text: string }> {
  const { hostname, port } = new URL(base)
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, headers }, async (answer) => {
      const streams = answer.headers['content-type']?.startsWith('text/event-stream')
      resolve({ status: answer.statusCode ?? 0, text: streams ? '' : await text(answer) })
      if (streams) asked.destroy()
    })
    asked.on('error', reject)
    asked.end()
  })
}
