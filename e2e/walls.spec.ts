import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { APIRequestContext, APIResponse } from 'playwright/test'
import { expect, test } from './support/newsroom'

const root = join(import.meta.dirname, '..')
const plain = { maxRedirects: 0 }

const ALWAYS = {
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^(strict-origin-when-cross-origin|no-referrer)$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^(same-origin|cross-origin)$/,
  'permissions-policy': /camera=\(\)/,
  'content-security-policy': /default-src '(self|none)'/,
}

/** Feeds are for readers elsewhere, and the same for everybody: alone they may be read by scripts of other sites. */
const OPEN: Record<string, Record<string, RegExp>> = Object.fromEntries(
  ['/feed.xml', '/atom.xml', '/feed.json'].map((path) => [
    `GET ${path}`,
    { 'access-control-allow-origin': /^\*$/, 'cross-origin-resource-policy': /^cross-origin$/ },
  ]),
)

/** What is missing on an answer, and what says too much. */
function unsafe(name: string, answer: APIResponse): string[] {
  const headers = answer.headers()
  const always = { ...ALWAYS, ...OPEN[name] }
  const missing = Object.entries(always).filter(([header, wanted]) => !wanted.test(headers[header] ?? ''))
  const silent = ['server', 'x-powered-by', 'access-control-allow-origin', 'access-control-allow-credentials']
  const loud = silent.filter((one) => one in headers && OPEN[name]?.[one] === undefined)
  return [...missing.map(([header]) => header), ...loud].map((one) => `${name} → ${answer.status()} ${one}`)
}

test('the headers of safety stand on every answer there is, and no other site is let in (S-27, S-50)', async ({
  request: reader,
  apiAs,
}) => {
  const home = await (await reader.get('/')).text()
  const article = /\/articles\/\d+/.exec(home)?.[0] ?? ''
  const picture = /\/media\/[\w-]+\.webp/.exec(home)?.[0] ?? ''
  const style = /\/_next\/static\/[^"]+\.css/.exec(home)?.[0] ?? ''
  const script = /\/assets\/reader-[^"]+\.js/.exec(home)?.[0] ?? ''
  const card = /\/cards\/[^"]+\.jpg/.exec(await (await reader.get(article)).text())?.[0] ?? ''
  const author = await apiAs('author')
  const headers = { origin: 'https://evil.example' }
  const found: string[] = []
  const statuses = new Set<number>()
  const look = async (who: APIRequestContext, method: string, path: string) => {
    const answer = await who.fetch(path, { ...plain, method, headers })
    statuses.add(answer.status())
    found.push(...unsafe(`${method} ${path}`, answer))
  }
  const reads = [
    '/',
    article,
    picture,
    style,
    script,
    card,
    '/favicon.ico',
    '/sw.js',
    ...['/feed.xml', '/atom.xml', '/feed.json'],
    '/sitemap.xml',
    '/robots.txt',
  ]
  const more = [
    '/articles/99999',
    '/articles/%zz',
    `/${'a'.repeat(3_000)}`,
    '/search?q=a',
    '/preview/none',
    '/nothing',
  ]
  const desk = [
    '/sign-in',
    '/admin',
    '/admin/nothing',
    '/admin/users',
    '/api/tags',
    '/api/nothing',
    '/api/health',
  ]
  const others = [
    '/api/live',
    '/api/ready',
    '/views/1.gif',
    '/media/none.webp',
    '/files/none',
    '/_next/image?url=x',
  ]
  for (const path of [...reads, ...more, ...desk, ...others]) {
    await look(reader, 'GET', path)
    await look(reader, 'POST', path)
  }
  for (const path of desk) await look(author, 'GET', path)
  await look(reader, 'POST', '/views')
  await look(reader, 'OPTIONS', '/api/uploads')
  await look(author, 'HEAD', '/api/uploads/none')
  await look(reader, 'PROPFIND', '/admin')
  expect(found).toEqual([])
  expect([...statuses].sort()).toEqual([200, 204, 307, 400, 401, 403, 404, 405, 414])
})

test('nothing tells of the inside: no source, no map, no list, no version (S-51)', async ({
  request: reader,
}) => {
  const found: string[] = []
  for (const path of [
    '/.git/config',
    '/.env',
    '/package.json',
    '/next.config.js',
    '/_next/server/app/page.js',
    '/_next/static/../BUILD_ID',
    '/__nextjs_original-stack-frame?file=x',
    '/__nextjs_font/x',
    '/_next/webpack-hmr',
    '/_next/data/x/index.json',
    '/metrics',
    '/openapi.json',
    '/api/openapi',
    '/api/metrics',
    '/server-status',
    '/prisma/schema.prisma',
  ]) {
    const answer = await reader.get(path, plain)
    if (![400, 404].includes(answer.status())) found.push(`${path} → ${answer.status()}`)
    if (/node_modules|at \w+ \(|"version"|repositoryformat/.test(await answer.text())) found.push(path)
  }
  const shipped = readdirSync(join(root, '.next', 'static'), { recursive: true, encoding: 'utf8' })
  expect([...found, ...shipped.filter((name) => name.endsWith('.map'))]).toEqual([])
})

/** What only the server may hold: names of what it is told, and of the packages that only it uses. */
const OF_SERVER =
  /DATABASE_URL|AUTH_SECRET|S3_SECRET|SMTP_URL|PrismaClient|passwordHash|node-rs\/argon2|\$queryRaw|postgres(ql)?:\/\//

test('what browsers are given holds nothing of the server (S-58)', () => {
  const files = ['.next/static', 'public'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      join(root, folder, name),
    ),
  )
  const scripts = files.filter((name) => /\.(js|json|css)$/.test(name))
  const found = scripts.flatMap((name) => {
    const word = OF_SERVER.exec(readFileSync(name, 'utf8'))?.[0]
    return word === undefined ? [] : [`${name}: ${word}`]
  })
  expect(scripts.length).toBeGreaterThan(20)
  expect(found).toEqual([])
})

test('an address of the desk that looks like a file is nothing to keep, and shows a stranger nothing (S-34, S-35)', async ({
  request: reader,
  apiAs,
}) => {
  const admin = await apiAs('admin')
  const found: string[] = []
  for (const path of ['/admin', '/admin/users', '/admin/articles', '/api/tags', '/api/session'])
    for (const end of [
      '',
      '/x.css',
      '/x.js',
      '%2fx.js',
      ';.png',
      '/..%2fx.png',
      '?x=.css',
      '%3fx.png',
      '%23.css',
      '/x.webp?v=1',
    ])
      for (const [who, name] of [[admin, 'admin'] as const, [reader, 'stranger'] as const]) {
        const answer = await who.get(path + end, plain)
        const { 'cache-control': cache = '', 'cdn-cache-control': edge } = answer.headers()
        const isPrivate = /no-store/.test(cache)
        const text = await answer.text()
        const told = /admin@qingyan\.example/.test(text)
        if ((told && !isPrivate) || (answer.status() === 200 && !isPrivate))
          found.push(`${name} ${path}${end} ${cache}`)
        if (edge !== undefined && told) found.push(`${name} ${path}${end} is kept in front`)
        if (name === 'stranger' && told) found.push(`a stranger reads ${path}${end}`)
      }
  expect(found).toEqual([])
})

test('a page and its payload never take each other’s place, however they are mixed (S-36)', async ({
  request: reader,
  apiAs,
}) => {
  const admin = await apiAs('admin')
  const article = /\/articles\/\d+/.exec(await (await reader.get('/')).text())?.[0] ?? ''
  const asks = Array.from({ length: 240 }, (_, n) => n)
  const found: string[] = []
  const ask = async () => {
    for (let n = asks.pop(); n !== undefined; n = asks.pop()) {
      const payload = n % 2 === 0
      const path = n % 3 === 0 ? article : '/admin/inbox'
      const who = n % 3 === 0 ? reader : admin
      const query = payload && n % 4 === 0 ? '?_rsc=abcde' : ''
      const answer = await who.get(path + query, { headers: payload ? { rsc: '1' } : {} })
      const type = answer.headers()['content-type'] ?? ''
      const wanted = path === '/admin/inbox' && payload ? 'text/x-component' : 'text/html'
      if (!type.startsWith(wanted)) found.push(`${path}${query} ${payload} → ${type}`)
      if (path === '/admin/inbox' && !/rsc/i.test(answer.headers().vary ?? ''))
        found.push(`${path} does not vary`)
    }
  }
  await Promise.all(Array.from({ length: 12 }, ask))
  expect(found).toEqual([])
})
