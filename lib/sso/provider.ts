import * as client from 'openid-client'
import { siteUrl } from '@/lib/env'
import type { AppError } from '@/lib/errors'
import { log } from '@/lib/server/log'
import type { Attempt } from './attempt'
import { type Claims, claimsSchema } from './claims'
import { type Problem, refusal } from './problems'
import type { SsoSettings } from './settings'

/** Where the provider sends people back to; always under the address the operator has set. */
export const RETURN_PATH = '/api/sign-in/sso/callback'
const redirectUri = () => siteUrl(RETURN_PATH)

const SECONDS = 10
/** What the provider knows of somebody may be as old as a session of ours (seconds); asked for this, it says how old it is. */
const KNOWN_SINCE = 12 * 3600
/** What the provider publishes of itself is asked for again after this long (milliseconds). */
const KNOWN_FOR = 3_600_000

/** The secret goes where the provider takes it: in the header unless it names other ways alone. */
const authentication =
  (secret: string): client.ClientAuth =>
  (server, ...rest) => {
    const ways = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    const way = ways.includes('client_secret_basic') ? client.ClientSecretBasic : client.ClientSecretPost
    return way(secret)(server, ...rest)
  }

function discover({ issuer, clientId, clientSecret }: SsoSettings): Promise<client.Configuration> {
  const url = new URL(issuer)
  // A signature is checked even where the connection vouches for the answer.
  const execute = [client.enableNonRepudiationChecks]
  if (url.protocol === 'http:') execute.push(client.allowInsecureRequests)
  return client.discovery(url, clientId, undefined, authentication(clientSecret), {
    execute,
    timeout: SECONDS,
  })
}

type Known = { key: string; until: number; configuration: Promise<client.Configuration> }
// Kept on globalThis: each of Next's bundles loads this file.
const holder = globalThis as typeof globalThis & { qingyanSso?: Known | undefined }

/** What is known of the provider. Many who come at once ask once; what failed is asked anew. */
function configurationOf(settings: SsoSettings): Promise<client.Configuration> {
  const key = JSON.stringify(settings)
  const known = holder.qingyanSso
  if (known?.key === key && known.until > Date.now()) return known.configuration
  const configuration = discover(settings)
  const fresh = { key, until: Date.now() + KNOWN_FOR, configuration }
  holder.qingyanSso = fresh
  configuration.catch(() => {
    if (holder.qingyanSso === fresh) holder.qingyanSso = undefined
  })
  return configuration
}

const BY_CODE: Record<string, Problem> = {
  OAUTH_TIMEOUT: 'SSO_AWAY',
  OAUTH_ABORT: 'SSO_AWAY',
  OAUTH_RESPONSE_IS_NOT_CONFORM: 'SSO_AWAY',
  OAUTH_RESPONSE_IS_NOT_JSON: 'SSO_AWAY',
  OAUTH_PARSE_ERROR: 'SSO_AWAY',
  OAUTH_JWT_TIMESTAMP_CHECK_FAILED: 'SSO_CLOCK',
  OAUTH_MISSING_SERVER_METADATA: 'SSO_SETUP',
  OAUTH_INVALID_SERVER_METADATA: 'SSO_SETUP',
}
const BY_ERROR: Record<string, Problem> = {
  access_denied: 'SSO_CANCELLED',
  temporarily_unavailable: 'SSO_AWAY',
  invalid_client: 'SSO_SETUP',
  unauthorized_client: 'SSO_SETUP',
  invalid_scope: 'SSO_SETUP',
  unsupported_response_type: 'SSO_SETUP',
  invalid_grant: 'SSO_AGAIN',
}

function problemBehind(error: unknown, otherwise: Problem): Problem {
  if (error instanceof client.AuthorizationResponseError || error instanceof client.ResponseBodyError)
    return BY_ERROR[error.error] ?? 'SSO_REFUSED'
  if (error instanceof client.WWWAuthenticateChallengeError) return 'SSO_SETUP'
  if (error instanceof client.ClientError) return BY_CODE[error.code ?? ''] ?? otherwise
  // `fetch` throws this when nobody answers.
  return error instanceof TypeError ? 'SSO_AWAY' : otherwise
}

/** Says what is wrong in the person's words, and in the log in the operator's: never what was answered, which has secrets. */
function problemAt(otherwise: Problem, error: unknown): AppError {
  const problem = problemBehind(error, otherwise)
  const { message, code } = error as { message?: string; code?: string }
  if (problem !== 'SSO_CANCELLED') log.warn({ problem, code, reason: message }, 'single sign-on failed')
  return refusal(problem)
}

const known = (settings: SsoSettings) =>
  configurationOf(settings).catch((error: unknown) => {
    throw problemAt('SSO_SETUP', error)
  })

/** What an attempt is made of that nobody can guess. */
export const newSecrets = (): Pick<Attempt, 'state' | 'nonce' | 'verifier'> => ({
  state: client.randomState(),
  nonce: client.randomNonce(),
  verifier: client.randomPKCECodeVerifier(),
})

/** Where the provider asks who somebody is. */
export async function addressOf(settings: SsoSettings, attempt: Attempt): Promise<string> {
  const configuration = await known(settings)
  const { state, nonce, verifier, again } = attempt
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri(),
    response_type: 'code',
    scope: 'openid email profile',
    state,
    nonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    max_age: String(again ? 0 : KNOWN_SINCE),
    ...(again ? { prompt: 'login' } : {}),
  })
  return url.href
}

async function askClaims(configuration: client.Configuration, search: URLSearchParams, attempt: Attempt) {
  const { state, nonce, verifier } = attempt
  const tokens = await client.authorizationCodeGrant(configuration, new URL(`${redirectUri()}?${search}`), {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  })
  const claims = tokens.claims()
  if (!claims || claims.email !== undefined || !configuration.serverMetadata().userinfo_endpoint)
    return claims
  // Many tell the address only to who asks for it; the answer must be about the same person.
  const { email, email_verified } = await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)
  return { ...claims, email, email_verified }
}

/** What the provider says of who came back: signed by it, for us, for this very attempt. */
export async function claimsOf(
  settings: SsoSettings,
  search: URLSearchParams,
  attempt: Attempt,
): Promise<Claims> {
  const configuration = await known(settings)
  const asked = askClaims(configuration, search, attempt).catch((error: unknown) => {
    throw problemAt('SSO_FORGED', error)
  })
  const parsed = claimsSchema.safeParse(await asked)
  if (!parsed.success) throw refusal('SSO_FORGED')
  return parsed.data
}
