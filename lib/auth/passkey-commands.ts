import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { recordEvent } from '@/lib/audit/record'
import { personId, systemActor } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { db, transaction } from '@/lib/db/client'
import { isUniqueViolation } from '@/lib/db/errors'
import { env } from '@/lib/env'
import { AppError, isAppError, notFound } from '@/lib/errors'
import { getSecurityRules } from '@/lib/security/queries'
import { getSiteName } from '@/lib/settings/queries'
import { STANDING } from './entry-commands'
import { refusesEvenly } from './even-time'
import { masterSecret, settleSessions, writeCodes } from './factor-commands'
import { hasFactor, needsFactor } from './factor-rules'
import { forgiveAddressTry, takeAddressTry } from './limit-commands'
import { requireProof } from './proof'
import { seal, unseal } from './seal'
import { type From, type Opened, openSession } from './session-commands'

/** How long a device may take to sign (milliseconds). */
const CHALLENGE_LASTS = 5 * 60_000
const MOST_KEYS = 20
/** No person has this number. */
const WHOEVER = 0

/** Whose keys these are: a key signs for this site's name and address, and for no look-alike. */
const site = () => {
  const { hostname: rpID, origin } = new URL(env.SITE_URL)
  return { rpID, origin }
}

const PURPOSE = 'passkey challenge'

/** What a device is to sign, for one person or (0) for whoever signs in. It is sealed, so asking for many fills nothing. */
function newChallenge(userId: number, now: Date): Uint8Array<ArrayBuffer> {
  const sealed = seal(`${userId} ${now.getTime() + CHALLENGE_LASTS}`, masterSecret(), PURPOSE)
  return new Uint8Array(Buffer.from(sealed, 'base64url'))
}

/** Whether this was asked here, of this person, a moment ago, and is signed for the first time. */
const answers = (userId: number, now: Date) => async (challenge: string) => {
  const [whose, until] = (unseal(challenge, masterSecret(), PURPOSE) ?? '').split(' ').map(Number)
  if (whose !== userId || until === undefined || until <= now.getTime()) return false
  return db.passkeyChallenge
    .create({ data: { challenge, expiresAt: new Date(until) }, select: { challenge: true } })
    .then(() => true)
    .catch((error: unknown) => {
      if (isUniqueViolation(error)) return false
      throw error
    })
}

/** What the browser needs to make a key for the actor. */
export async function beginPasskey(actor: Actor, now: Date): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const id = personId(actor)
  // Before the device makes a key, which would be of no use.
  requireProof(actor, 'user.passkey-add')
  const [user, siteName] = await Promise.all([
    db.user.findUniqueOrThrow({
      where: { id },
      select: { email: true, name: true, passkeys: { select: { credentialId: true }, take: MOST_KEYS } },
    }),
    getSiteName(),
  ])
  if (user.passkeys.length >= MOST_KEYS)
    throw new AppError('CONFLICT', `最多 ${MOST_KEYS} 个通行密钥，请先移除不用的。`)
  return generateRegistrationOptions({
    rpName: `${siteName}采编台`,
    rpID: site().rpID,
    userName: user.email,
    userDisplayName: user.name,
    userID: new TextEncoder().encode(`user-${id}`),
    attestationType: 'none',
    excludeCredentials: user.passkeys.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    challenge: newChallenge(id, now),
  })
}

const unusable = () => new AppError('INVALID', '这个通行密钥没有添加成功，请再试一次。')

async function madeKey(response: RegistrationResponseJSON, userId: number, now: Date) {
  const { rpID, origin } = site()
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: answers(userId, now),
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: true,
  }).catch(() => null)
  if (!verified?.verified) throw unusable()
  return verified.registrationInfo.credential
}

/** Keeps a key that the browser has made; with the first second factor come ten recovery codes, which are shown this once. */
export async function addPasskey(
  actor: Actor,
  { response, name }: { response: RegistrationResponseJSON; name: string },
  now: Date,
): Promise<{ codes: string[] }> {
  const id = personId(actor)
  // What was signed counts once: who has to prove first has not used it up.
  requireProof(actor, 'user.passkey-add')
  const { id: credentialId, publicKey, counter, transports = [] } = await madeKey(response, id, now)
  return transaction(async (tx) => {
    await tx.passkey.create({
      data: {
        userId: id,
        credentialId,
        publicKey: new Uint8Array(publicKey),
        counter: BigInt(counter),
        transports,
        name,
        createdAt: now,
      },
      select: { id: true },
    })
    const codes =
      (await tx.recoveryCode.count({ where: { userId: id } })) === 0 ? await writeCodes(tx, id) : []
    await settleSessions(tx, actor, id, now)
    await recordEvent(tx, {
      actor,
      action: 'user.passkey-add',
      subject: 'user',
      subjectId: id,
      data: { device: name },
    })
    return { codes }
  }).catch((error: unknown) => {
    if (isUniqueViolation(error)) throw unusable()
    throw error
  })
}

/** Takes one of one's own keys away; the last second factor stays where the role needs one. */
export async function removePasskey(actor: Actor, { id }: { id: number }, now: Date): Promise<void> {
  const userId = personId(actor)
  const rules = await getSecurityRules()
  await transaction(async (tx) => {
    const key = await tx.passkey.findUnique({ where: { id, userId }, select: { name: true } })
    if (!key) throw notFound('这个通行密钥')
    await tx.passkey.delete({ where: { id }, select: { id: true } })
    const left = await tx.user.findUniqueOrThrow({
      where: { id: userId },
      select: STANDING,
    })
    const another = hasFactor(left)
    if (!another && needsFactor(left, rules))
      throw new AppError('CONFLICT', '您的角色必须使用两步验证。请先添加另一种，再移除这个通行密钥。')
    if (!another) await tx.recoveryCode.deleteMany({ where: { userId } })
    await settleSessions(tx, actor, userId, now)
    await recordEvent(tx, {
      actor,
      action: 'user.passkey-remove',
      subject: 'user',
      subjectId: userId,
      data: { device: key.name },
    })
  })
}

/** What the browser needs to let somebody sign in with a key; it says nothing about who has one. */
export function beginPasskeySignIn(now: Date): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return generateAuthenticationOptions({
    rpID: site().rpID,
    userVerification: 'required',
    challenge: newChallenge(WHOEVER, now),
  })
}

const wrong = () => new AppError('UNAUTHENTICATED', '这个通行密钥不能在这里登录，请用邮箱和密码。')

async function findKey(credentialId: string) {
  const key = await db.passkey.findUnique({
    where: { credentialId, user: { active: true } },
    relationLoadStrategy: 'join',
    select: {
      id: true,
      publicKey: true,
      counter: true,
      user: { select: { id: true, name: true, role: true } },
    },
  })
  if (!key) throw wrong()
  return key
}

/** Whose key this was signed with, and what it counts now; UNAUTHENTICATED when it is not right. */
async function keyBehind(response: AuthenticationResponseJSON, now: Date) {
  const { rpID, origin } = site()
  const key = await findKey(response.id)
  const checked = await verifyAuthenticationResponse({
    response,
    expectedChallenge: answers(WHOEVER, now),
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: true,
    credential: { id: response.id, publicKey: key.publicKey, counter: Number(key.counter) },
    // The library throws at whatever does not fit.
  }).catch(() => null)
  if (!checked?.verified) throw wrong()
  return { ...key, counter: BigInt(checked.authenticationInfo.newCounter) }
}

async function recordRefusal(address: string): Promise<void> {
  await transaction((tx) =>
    recordEvent(tx, {
      actor: systemActor('系统'),
      action: 'session.refuse',
      subject: 'email',
      subjectId: '（通行密钥）',
      address,
    }),
  )
}

/** Opens a session for whoever holds the key: the device and the finger on it are two factors by themselves. */
export function signInWithPasskey(
  response: AuthenticationResponseJSON,
  from: From,
  now: Date,
): Promise<Opened> {
  return refusesEvenly(async () => {
    const address = from.address ?? ''
    const wait = await takeAddressTry(address)
    if (wait !== null) throw new AppError('TOO_MANY', '尝试次数过多，请过一会儿再试。', {}, wait)
    const { id, counter, user } = await keyBehind(response, now).catch(async (error: unknown) => {
      if (isAppError(error)) await recordRefusal(address)
      throw error
    })
    await forgiveAddressTry(address)
    await db.passkey.update({ where: { id }, data: { counter, lastUsedAt: now }, select: { id: true } })
    return openSession(user, from, now)
  })
}

/** Forgets what is too old to be signed for again. */
export async function pruneChallenges(now: Date): Promise<void> {
  await db.passkeyChallenge.deleteMany({ where: { expiresAt: { lt: now } } })
}
