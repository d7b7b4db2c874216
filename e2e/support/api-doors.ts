import type { Door } from './doors'

const sent = (body: object) => ({
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
})

/** No cookie opens the API for programs, whoever's it is. */
const NO_COOKIE: Door = { who: 'no no no no', refuses: 401 }
const ON_PIECES = ['submit', 'publish', 'schedule', 'withdraw']

/** What programs ask with a token; who may what by one stands in lib/api/api.db.test.ts. */
export const API_DOORS: Record<string, Door> = {
  'GET /api/v1/openapi.json': { who: 'all' },
  ...Object.fromEntries(
    ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((verb) => [`${verb} /api/v1/[[...path]]`, NO_COOKIE]),
  ),
  ...Object.fromEntries(
    ['me', 'articles', 'articles/[id]', 'columns', 'tags', 'authors', 'sources'].map((path) => [
      `GET /api/v1/${path}`,
      NO_COOKIE,
    ]),
  ),
  'POST /api/v1/articles': { ...NO_COOKIE, send: () => sent({ title: '没有令牌的一篇' }) },
  'PATCH /api/v1/articles/[id]': { ...NO_COOKIE, send: () => sent({ version: 1, title: '没有令牌的改动' }) },
  ...Object.fromEntries(
    ON_PIECES.map((verb) => [
      `POST /api/v1/articles/[id]/${verb}`,
      { ...NO_COOKIE, send: () => sent({ version: 1 }) },
    ]),
  ),
}
