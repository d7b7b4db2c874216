import { API_DOORS } from './api-doors'
import { READER_DOORS } from './reader-doors'

export const STATES = [
  'DRAFT',
  'SUBMITTED',
  'HALF',
  'SIGNED',
  'SCHEDULED',
  'PUBLISHED',
  'WITHDRAWN',
  'TRASHED',
] as const
/** Where a piece stands; HALF: one of three steps approved, SIGNED: all of them. */
export type State = (typeof STATES)[number]

/** What an address is about, as far as a request names it. */
export type Subject = {
  id: number
  version: number
  draft: object
  threadId: number
  commentId: number
  uploadId: string
}

/** What a door answers, and whom: see `DOORS`. */
export type Door = {
  /** ADMIN CHIEF EDITOR AUTHOR: lets them in to `any` subject, to their `own`, or `no`. `all`: whoever comes. */
  who: string
  /** Whose subjects the address names: a piece in every state, a fresh comment, a fresh upload; none when left out. */
  of?: 'piece' | 'comment' | 'upload'
  /** What is asked for besides the bare address. */
  queries?: string[]
  send?: (subject: Subject) => Pick<RequestInit, 'body' | 'headers'>
  /** The status for those it lets in, where that is not 200; by the state of the piece; for those who are signed in. */
  answers?: number
  in?: Partial<Record<State, number>>
  inside?: number
  /** The status for those it does not let in, where it is not what `refusal()` says. */
  refuses?: number
}

const EVERYBODY = 'any any any any'
const OWN = 'any any any own'
const EDITORS = 'any any any no'
const MANAGERS = 'any any no no'
const ADMIN = 'any no no no'

const json = (body: object) => ({
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
})
const tus = { 'tus-resumable': '1.0.0' }
const document = () => {
  const body = new FormData()
  body.set('file', new File(['# 潮汐\n\n一段。'], 'tide.md', { type: 'text/markdown' }))
  return { body }
}
const query = encodeURIComponent('潮水')

/** The desk's pages. */
const PAGES: Record<string, Door> = {
  '/admin': { who: EVERYBODY },
  '/admin/account': { who: EVERYBODY },
  '/admin/account/api': { who: EVERYBODY },
  '/admin/articles': {
    who: EVERYBODY,
    queries: ['', `?q=${query}`, ...['SUBMITTED', 'PUBLISHED', 'TRASHED'].map((one) => `?status=${one}`)],
  },
  '/admin/articles/[id]': { who: OWN, of: 'piece' },
  '/admin/articles/[id]/corrections': { who: OWN, of: 'piece' },
  '/admin/articles/[id]/history': { who: OWN, of: 'piece', queries: ['', '?from=1&to=draft'] },
  '/admin/articles/[id]/preview': { who: OWN, of: 'piece' },
  '/admin/articles/[id]/preview/reader': { who: OWN, of: 'piece' },
  '/admin/articles/[id]/sheet': {
    who: OWN,
    of: 'piece',
    // A piece that was never handed in to a review has no sheet.
    answers: 404,
    in: { HALF: 200, SIGNED: 200 },
  },
  '/admin/articles/[id]/trail': { who: OWN, of: 'piece' },
  '/admin/articles/new': { who: EVERYBODY, queries: ['', '?import'] },
  '/admin/audit': { who: ADMIN },
  '/admin/authors': { who: EDITORS },
  '/admin/authors/[id]': { who: EDITORS },
  '/admin/authors/new': { who: EDITORS },
  '/admin/calendar': { who: EVERYBODY, queries: ['?view=month', '?view=agenda'] },
  '/admin/checkup': { who: EDITORS },
  '/admin/columns': { who: MANAGERS },
  '/admin/columns/[id]/review': { who: MANAGERS },
  '/admin/inbox': { who: EVERYBODY },
  '/admin/mails': { who: ADMIN },
  '/admin/media': { who: EVERYBODY },
  '/admin/pages': { who: MANAGERS },
  '/admin/pages/[id]': { who: MANAGERS },
  '/admin/pages/new': { who: MANAGERS },
  '/admin/planning': { who: EVERYBODY, queries: ['', '?state=ASSIGNED', '?plan=1', '?plan=2'] },
  '/admin/pushes': { who: MANAGERS },
  '/admin/review': { who: EVERYBODY, queries: ['waiting', 'mine', 'today'].map((one) => `?board=${one}`) },
  '/admin/search': { who: EDITORS },
  '/admin/signed-in': { who: EVERYBODY },
  '/admin/security': { who: ADMIN },
  '/admin/settings': { who: MANAGERS },
  '/admin/sources': { who: EDITORS },
  '/admin/tags': { who: EDITORS },
  '/admin/tags/[id]': { who: EDITORS },
  '/admin/topics': { who: EDITORS },
  '/admin/topics/[id]': { who: EDITORS },
  '/admin/topics/new': { who: EDITORS },
  '/admin/roles': { who: ADMIN },
  '/admin/roles/new': { who: ADMIN, queries: ['', '?from=AUTHOR'] },
  '/admin/roles/[id]': { who: ADMIN },
  '/admin/users': { who: ADMIN, queries: ['', '?role=EDITOR&state=active&factor=no&seen=never&q=a'] },
  '/admin/users/[id]': { who: ADMIN },
  '/admin/users/import': { who: ADMIN },
  '/admin/users/[id]/handover': { who: ADMIN },
  '/admin/webhooks': { who: ADMIN },
}

/** What the scripts of the desk ask about pieces. */
const PIECE_ROUTES: Record<string, Door> = {
  'POST /api/articles': { who: EVERYBODY, send: () => json({ title: '门前新写的一篇' }), answers: 201 },
  // Nothing changes for readers of a piece that one does not see.
  'GET /api/articles/[id]/change': { who: OWN, of: 'piece', refuses: 200 },
  'GET /api/articles/[id]/comments': { who: OWN, of: 'piece' },
  'POST /api/articles/[id]/comments': {
    who: OWN,
    of: 'piece',
    send: () => json({ anchor: null, text: '这里要再核一下' }),
    in: { TRASHED: 409 },
  },
  'GET /api/articles/[id]/comments/people': { who: OWN, of: 'piece', refuses: 200 },
  'GET /api/articles/[id]/draft': { who: OWN, of: 'piece' },
  'PUT /api/articles/[id]/draft': {
    who: OWN,
    of: 'piece',
    send: ({ draft, version }) => json({ ...draft, version }),
    in: { TRASHED: 409 },
  },
  'GET /api/articles/[id]/presence': { who: OWN, of: 'piece', refuses: 403 },
  'GET /api/articles/[id]/preview-links': { who: EDITORS, of: 'piece', refuses: 404 },
  'GET /api/articles/[id]/standing': { who: OWN, of: 'piece' },
  'GET /api/articles/[id]/warnings': { who: OWN, of: 'piece' },
  'GET /api/articles/published': { who: EVERYBODY, queries: ['', `?q=${query}`] },
  'POST /api/comments/[threadId]': { who: OWN, of: 'comment', send: () => json({ text: '好的' }) },
  'PATCH /api/comments/[threadId]': { who: OWN, of: 'comment', send: () => json({ change: 'resolve' }) },
  // Another's comment, whoever's the piece is.
  'DELETE /api/comments/[threadId]/[commentId]': { who: MANAGERS, of: 'comment' },
}

const DESK_ROUTES: Record<string, Door> = {
  'POST /api/audit/export': { who: ADMIN },
  'GET /api/authors': { who: EVERYBODY },
  'POST /api/authors': { who: EDITORS, send: () => json({ name: '门前的作者' }) },
  'GET /api/checkup/export': { who: EDITORS, refuses: 403 },
  'POST /api/import': { who: EVERYBODY, send: document },
  // An address that is never asked: the answer says that it is none.
  'POST /api/import/picture': {
    who: EVERYBODY,
    send: () => json({ url: 'http://127.0.0.1/a.png' }),
    answers: 422,
  },
  'POST /api/inbox': { who: EVERYBODY, send: () => json({}) },
  'GET /api/inbox/news': { who: EVERYBODY },
  'POST /api/links': { who: EVERYBODY, send: () => json({ hrefs: ['/tags'] }) },
  'GET /api/media': { who: EVERYBODY },
  // Of an upload that is one's own and empty; of another's there is none.
  'POST /api/media': {
    who: 'own own own own',
    of: 'upload',
    send: ({ uploadId }) => json({ upload: uploadId }),
    answers: 422,
    refuses: 404,
  },
  'GET /api/media/[id]': { who: EVERYBODY },
  'GET /api/media/files': { who: EVERYBODY },
  'GET /api/session': { who: EVERYBODY },
  'POST /api/session': { who: EVERYBODY },
  'POST /api/session/proof': {
    who: EVERYBODY,
    send: () => json({ password: 'not the password' }),
    answers: 422,
  },
  'GET /api/sources': { who: EVERYBODY },
  'POST /api/sources': { who: EDITORS, send: () => json({ name: '门前的稿源' }) },
  'GET /api/suggest/desk': { who: EVERYBODY, queries: [`?q=${query}`, '?q=T-OTHER-DRAFT'] },
  'GET /api/tags': { who: EVERYBODY },
  'POST /api/tags': { who: EVERYBODY, send: () => json({ name: '门前的标签' }) },
  'POST /api/tags/suggestions': {
    who: EVERYBODY,
    send: () => json({ title: '潮水', text: '潮水退去', taken: [] }),
  },
  'GET /api/topics/pieces': { who: EDITORS, refuses: 200 },
  'POST /api/uploads': {
    who: EVERYBODY,
    send: () => ({ headers: { ...tus, 'upload-length': '3' } }),
    answers: 201,
  },
  'HEAD /api/uploads/[id]': { who: 'own own own own', of: 'upload', send: () => ({ headers: tus }) },
  'PATCH /api/uploads/[id]': {
    who: 'own own own own',
    of: 'upload',
    send: () => ({
      body: 'abc',
      headers: { ...tus, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    }),
    answers: 204,
    refuses: 404,
  },
  'DELETE /api/uploads/[id]': {
    who: 'own own own own',
    of: 'upload',
    send: () => ({ headers: tus }),
    answers: 204,
    refuses: 404,
  },
}

const asGet = (pages: Record<string, Door>) =>
  Object.fromEntries(Object.entries(pages).map(([address, door]) => [`GET ${address}`, door]))

/**
 * Every page and route that there is, by method and address: who may come in, and what everybody else is told. Written
 * out, and not read from the permissions, so that a change of either shows.
 */
export const DOORS: Record<string, Door> = {
  ...asGet(PAGES),
  ...PIECE_ROUTES,
  ...DESK_ROUTES,
  ...API_DOORS,
  ...READER_DOORS,
}
