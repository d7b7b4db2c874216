import { type APIRequestContext, expect, request } from 'playwright/test'
import { PEOPLE } from './newsroom'

/** The APIs of a newsroom of its own as its admin, signed in as the form does; addresses may name another of its processes. */
export async function adminApi(base: string, password: string): Promise<APIRequestContext> {
  const api = await request.newContext({ baseURL: base, extraHTTPHeaders: { origin: base } })
  const form = { email: PEOPLE.admin, password, callbackUrl: '/admin' }
  expect((await api.post('/api/sign-in', { form, maxRedirects: 0 })).status()).toBe(303)
  return api
}
