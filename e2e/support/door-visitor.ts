import { expect } from 'playwright/test'

export type Role = 'ADMIN' | 'CHIEF' | 'EDITOR' | 'AUTHOR'
export const ROLES: Role[] = ['ADMIN', 'CHIEF', 'EDITOR', 'AUTHOR']

/** How much of an answer that does not end is read. */
const STREAM = /^text\/event-stream/

/** Somebody who asks by plain requests, signed in or not. */
export class DoorVisitor {
  private constructor(
    readonly base: string,
    readonly role: Role | null,
    readonly cookie: string,
  ) {}

  static stranger = (base: string) => new DoorVisitor(base, null, '')

  static async signedIn(base: string, role: Role, account: { email: string; password: string }) {
    const { email, password } = account
    const stranger = DoorVisitor.stranger(base)
    const body = new URLSearchParams({ email, password, callbackUrl: '/admin' })
    const { status, headers } = await stranger.ask('POST', '/api/sign-in', { body })
    expect([status, headers.get('location')]).toEqual([303, '/admin'])
    return new DoorVisitor(
      base,
      role,
      headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; '),
    )
  }

  get name(): string {
    return this.role ?? 'a stranger'
  }

  /** One request, as a page of the desk would send it; of a stream only the beginning is waited for. */
  async ask(
    method: string,
    path: string,
    { body, headers }: Pick<RequestInit, 'body' | 'headers'> = {},
  ): Promise<{ status: number; headers: Headers; text: string }> {
    const leaves = new AbortController()
    const answer = await fetch(this.base + path, {
      method,
      redirect: 'manual',
      signal: leaves.signal,
      headers: { origin: this.base, ...(this.cookie && { cookie: this.cookie }), ...headers },
      ...(body === undefined ? {} : { body }),
    })
    const streams = STREAM.test(answer.headers.get('content-type') ?? '')
    const text = streams ? '' : await answer.text()
    if (streams) leaves.abort()
    return { status: answer.status, headers: answer.headers, text }
  }
}
