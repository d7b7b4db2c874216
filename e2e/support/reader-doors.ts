import type { Door } from './doors'

const ALL = { who: 'all' }
const form = (fields: Record<string, string>) => () => ({ body: new URLSearchParams(fields) })

const FEEDS = ['feed.xml', 'atom.xml', 'feed.json']
const LISTS = ['/authors', '/columns', '/sources', '/tags', '/topics']
const FEED_OWNERS = ['', '/authors/[slug]', '/columns/[slug]', '/tags/[slug]', '/topics/[slug]']

/** Pages that are always there and the same for everybody. */
const OPEN = [
  ...['/', '/about', '/about/[slug]', '/archive', '/archive/[year]/[month]', '/archive/[year]/[month]/[day]'],
  ...['/corrections', '/map', ...LISTS, ...LISTS.map((list) => `${list}/[slug]`)],
  ...FEED_OWNERS.flatMap((owner) => FEEDS.map((feed) => `${owner}/${feed}`)),
  ...['/cards/[file]', '/manifest.webmanifest', '/opensearch.xml', '/robots.txt'],
  ...['/sitemap-news.xml', '/sitemap.txt', '/sitemap.xml', '/sitemap/[file]'],
]

/** The ways in for who has nothing to show yet: each leads back to a form, or to the desk whoever is there already. */
const SIGN_IN_DOORS: Record<string, Door> = {
  'GET /sign-in/forgot': ALL,
  'GET /sign-in/link/[token]': ALL,
  'GET /sign-in/password': { ...ALL, answers: 307 },
  'GET /sign-in/second': { ...ALL, answers: 307 },
  'GET /sign-in/setup': { ...ALL, answers: 307 },
  'POST /api/sign-in/link': {
    ...ALL,
    send: form({ token: 'made-up', password: 'Tide-72x-mud' }),
    answers: 303,
  },
  'POST /api/sign-in/passkey': { ...ALL, send: form({ response: '{}' }), answers: 303 },
  'POST /api/sign-in/passkey/options': ALL,
  'POST /api/sign-in/reset': { ...ALL, send: form({ email: 'nobody@qingyan.example' }), answers: 303 },
  // Off, as long as no provider is set.
  'GET /api/sign-in/sso': { ...ALL, answers: 404 },
  'GET /api/sign-in/sso/callback': { ...ALL, answers: 404 },
  'POST /api/sign-in/second': { ...ALL, send: form({ code: '000000' }), answers: 303 },
}

/** What whoever comes may ask for: it shows public pieces and nothing else. */
export const READER_DOORS: Record<string, Door> = {
  ...Object.fromEntries(OPEN.map((address) => [`GET ${address}`, ALL])),
  'GET /articles/[id]': {
    ...ALL,
    of: 'piece',
    answers: 404,
    in: { PUBLISHED: 200, WITHDRAWN: 410 },
  },
  'GET /search': { ...ALL, queries: [`?q=${encodeURIComponent('潮水')}`, '?q=T'] },
  'GET /api/suggest': { ...ALL, queries: [`?q=${encodeURIComponent('潮')}`] },
  'GET /[...path]': { ...ALL, answers: 404 },
  'GET /missing': { ...ALL, answers: 404 },
  // Nobody to write to is set, and the contact page stands in only where the site is on https.
  'GET /.well-known/security.txt': { ...ALL, answers: 404 },
  'GET /indexnow/[key]': { ...ALL, answers: 404 },
  'GET /preview/[token]': ALL,
  'GET /api/calendar/[file]': ALL,
  'GET /sign-in': { ...ALL, inside: 307 },
  'POST /api/sign-in': {
    ...ALL,
    send: form({ email: 'nobody@qingyan.example', password: 'wrong' }),
    answers: 303,
  },
  ...SIGN_IN_DOORS,
  'GET /api/auth/[...nextauth]': ALL,
  // Nothing is done by asking for the token.
  'POST /api/auth/[...nextauth]': { ...ALL, send: form({ json: 'true' }), answers: 400 },
  // Nobody works in this newsroom.
  'GET /api/health': { ...ALL, answers: 503 },
}
