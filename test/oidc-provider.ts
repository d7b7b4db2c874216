import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import Provider from 'oidc-provider'

/** Somebody the provider knows. */
export type ProviderAccount = {
  sub: string
  email?: string
  email_verified?: boolean
  /** How they prove themselves to it. */
  amr?: string[]
}

const CLIENT = { client_id: 'qingyan', client_secret: 'a secret between the two of them' }

const newKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Writes the claims of an ID token anew and signs it. */
function signedAnew(token: string, key: KeyObject, change: (claims: Claims) => Claims): string {
  const [head = '', body = ''] = token.split('.')
  const claims = change(JSON.parse(Buffer.from(body, 'base64url').toString()) as Claims)
  const signed = `${head}.${base64url(claims)}`
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url')}`
}
type Claims = Record<string, unknown>

/** A real provider of single sign-on on 127.0.0.1, with a page on which one chooses who one is. */
export class OidcProvider {
  accounts: ProviderAccount[] = []
  /** What it changes in the claims before it signs them. */
  tells: (claims: Claims) => Claims = (claims) => claims
  /** Signs with a key that is not the published one. */
  forges = false
  issuer = ''
  /** How often a code was shown to it. */
  shown = 0
  readonly #key = newKey()
  #server: Server | null = null
  #provider: Provider | null = null

  /** What the site reads from the environment. */
  get environment(): Record<string, string> {
    return {
      SSO_ISSUER: this.issuer,
      SSO_CLIENT_ID: CLIENT.client_id,
      SSO_CLIENT_SECRET: CLIENT.client_secret,
    }
  }

  async open(): Promise<void> {
    const server = createServer((request, response) => void this.#answer(request, response))
    this.#server = server
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    this.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  /** Takes the site in: where it may send people back to. */
  register(site: string): void {
    const provider = new Provider(this.issuer, {
      clients: [{ ...CLIENT, redirect_uris: [`${site}/api/sign-in/sso/callback`] }],
      jwks: { keys: [{ ...this.#key.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'own' }] },
      cookies: { keys: [createHash('sha256').update(this.issuer).digest('hex')] },
      claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'] },
      ttl: {
        AccessToken: 600,
        AuthorizationCode: 60,
        Grant: 600,
        IdToken: 600,
        Interaction: 600,
        Session: 600,
      },
      scopes: ['openid', 'email', 'profile'],
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
      findAccount: (_ctx, id) => {
        const found = this.accounts.find(({ sub }) => sub === id)
        return found && { accountId: id, claims: () => ({ ...found }) }
      },
      // Who has a client here has agreed to it.
      loadExistingGrant: async (ctx) => {
        const { client, session } = ctx.oidc
        if (!client || !session?.accountId) return undefined
        const grant = new ctx.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId })
        grant.addOIDCScope('openid email profile')
        grant.addOIDCClaims(['amr'])
        await grant.save()
        return grant
      },
    })
    provider.use(async (ctx, next) => {
      if (ctx.path === '/token') this.shown++
      await next()
      const body = ctx.body as { id_token?: string } | undefined
      if (ctx.path === '/token' && body?.id_token)
        ctx.body = {
          ...body,
          id_token: signedAnew(body.id_token, this.forges ? newKey() : this.#key, this.tells),
        }
    })
    this.#provider = provider
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const provider = this.#provider
    if (!provider) return void response.writeHead(503).end()
    if (!request.url?.startsWith('/interaction/')) return provider.callback()(request, response)
    if (request.method === 'POST') return this.#chosen(provider, request, response)
    const buttons = this.accounts.map(({ sub }) => `<button name="account" value="${sub}">${sub}</button>`)
    response
      .setHeader('Content-Type', 'text/html; charset=utf-8')
      .end(
        `<!doctype html><html lang="zh-CN"><title>统一认证</title><form method="post">${buttons.join('')}<button name="cancel" value="1">取消</button></form>`,
      )
  }

  async #chosen(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const account = new URLSearchParams(await text(request)).get('account')
    const amr = this.accounts.find(({ sub }) => sub === account)?.amr
    const result =
      account === null
        ? { error: 'access_denied', error_description: 'called off' }
        : { login: { accountId: account, remember: false, ...(amr ? { amr } : {}) } }
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
  }

  async close(): Promise<void> {
    this.#server?.closeAllConnections()
    this.#server?.close()
  }

  /** Goes through its pages as somebody, or calls it off; gives the address of the site it leads back to. */
  async goThrough(address: string, account: string | null): Promise<URL> {
    const cookies = new Map<string, string>()
    let url = new URL(address)
    let body: URLSearchParams | null = null
    while (url.origin === this.issuer) {
      const answer: Response = await fetch(url, {
        redirect: 'manual',
        headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
        ...(body ? { method: 'POST', body } : {}),
      })
      for (const line of answer.headers.getSetCookie()) {
        const [pair = ''] = line.split(';')
        cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
      }
      const location = answer.headers.get('location')
      if (location === null && body) throw new Error(`the provider answered ${answer.status}`)
      body = location === null ? new URLSearchParams(account === null ? { cancel: '1' } : { account }) : null
      if (location !== null) url = new URL(location, url)
    }
    return url
  }
}
