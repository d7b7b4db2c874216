import { createToken } from '@/lib/tokens/commands'
import { SCOPE_NAMES, type Scope } from '@/lib/tokens/scopes'
import type { Person } from './newsroom'

type Context = { params: Promise<{ id?: string } | undefined> }
type Handler = (request: Request, context: Context) => Promise<Response>
type Sent = {
  id?: number | string
  query?: string
  body?: unknown
  method?: string
  headers?: Record<string, string>
}
type Answered = { status: number; headers: Headers; json: Record<string, unknown> }

/** A program of somebody's, which asks the routes of the API without a server between. */
export class Program {
  private constructor(readonly headers: Record<string, string>) {}

  /** One that has a token of the person's. */
  static async of(person: Person, scopes: readonly Scope[] = SCOPE_NAMES): Promise<Program> {
    const wanted = { name: '试验程序', scopes: [...scopes], days: 30 }
    const { token } = await createToken(person, wanted, new Date())
    return new Program({ authorization: `Bearer ${token}` })
  }

  static with = (headers: Record<string, string>) => new Program(headers)

  async ask(handler: Handler, sent: Sent = {}): Promise<Answered> {
    const { id, query = '', body, headers = {} } = sent
    const written = body === undefined ? {} : { body: JSON.stringify(body) }
    const type = body === undefined ? {} : { 'content-type': 'application/json' }
    const method = sent.method ?? (body === undefined ? 'GET' : 'POST')
    const request = new Request(`http://api.test/api/v1/x${query}`, {
      ...{ method, ...written },
      headers: { ...this.headers, ...type, ...headers },
    })
    const params = Promise.resolve(id === undefined ? undefined : { id: String(id) })
    const answer = await handler(request, { params })
    return {
      status: answer.status,
      headers: answer.headers,
      json: (await answer.json()) as Record<string, unknown>,
    }
  }
}
