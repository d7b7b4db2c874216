import { recordEvent } from '@/lib/audit/record'
import { authorise, personId } from '@/lib/auth/authorise'
import { holderOf, holderSelect } from '@/lib/auth/holder'
import { takeTokenUse, takeWrongToken } from '@/lib/auth/limit-commands'
import type { Actor } from '@/lib/auth/permissions'
import { hashToken } from '@/lib/auth/token'
import { db, type Tx, transaction } from '@/lib/db/client'
import { AppError, notFound } from '@/lib/errors'
import { MOST_TOKENS, type TokenInput } from './schema'
import { isScope, permissionsWithin, type Scope } from './scopes'
import { bearerOf, newApiToken, prefixOf } from './token-text'

const DAY = 86_400_000
const MINUTE = 60_000

/** Which tokens still open something. */
const living = (now: Date) => ({ revokedAt: null, expiresAt: { gt: now } })

/** Whose tokens they are: somebody who has signed in. A token makes no tokens. */
function ownerId(actor: Actor): number {
  const id = personId(actor)
  if (actor.within) throw new AppError('FORBIDDEN', '请登录采编台管理 API 令牌。')
  return id
}

/** Makes a token for a program of the actor's. It is in the answer and nowhere else. */
export async function createToken(
  actor: Actor,
  { name, scopes, days }: TokenInput,
  now: Date,
): Promise<{ token: string }> {
  const userId = ownerId(actor)
  const token = newApiToken()
  const expiresAt = new Date(now.getTime() + days * DAY)
  await transaction(async (tx) => {
    // Of two requests at once, the second counts what the first has made.
    await tx.$queryRaw`SELECT id FROM users WHERE id = ${userId} FOR UPDATE`
    if ((await tx.apiToken.count({ where: { userId, ...living(now) } })) >= MOST_TOKENS)
      throw new AppError('CONFLICT', `一个账号最多 ${MOST_TOKENS} 个有效的令牌，请先停用不用的。`)
    const kept = { tokenHash: hashToken(token), prefix: prefixOf(token) }
    await tx.apiToken.create({
      data: { userId, name, scopes, createdAt: now, expiresAt, ...kept },
      select: { id: true },
    })
    await recordEvent(tx, {
      actor,
      action: 'user.token-create',
      subject: 'user',
      subjectId: userId,
      data: { token: name, scopes: scopes.join(' '), expiresAt: expiresAt.toISOString() },
    })
  })
  return { token }
}

/** Makes one living token of a person useless; gives its name, and throws NOT_FOUND when there is none. */
async function revokeOne(tx: Tx, userId: number, id: number, now: Date): Promise<string> {
  const where = { id, userId, ...living(now) }
  const [revoked] = await tx.apiToken.updateManyAndReturn({
    where,
    data: { revokedAt: now },
    select: { name: true },
  })
  if (!revoked) throw notFound('这个有效的令牌')
  return revoked.name
}

/** Makes one of the actor's own tokens useless from now on. */
export async function revokeToken(actor: Actor, { id }: { id: number }, now: Date): Promise<void> {
  const userId = ownerId(actor)
  await transaction(async (tx) => {
    const token = await revokeOne(tx, userId, id, now)
    const at = { subject: 'user', subjectId: userId } as const
    await recordEvent(tx, { ...at, actor, action: 'user.token-revoke', data: { token } })
  })
}

/** Makes a colleague's token useless, for whoever looks after accounts. */
export async function revokeTokenOfUser(
  actor: Actor,
  { userId, id }: { userId: number; id: number },
  now: Date,
): Promise<void> {
  authorise(actor, 'user.manage')
  await transaction(async (tx) => {
    const token = await revokeOne(tx, userId, id, now)
    const at = { subject: 'user', subjectId: userId } as const
    await recordEvent(tx, { ...at, actor, action: 'user.token-end', data: { token } })
  })
}

/** Makes every token of a person useless, in the caller's transaction; gives how many there were. */
export async function revokeTokensOf(tx: Tx, userId: number, now: Date): Promise<number> {
  const { count } = await tx.apiToken.updateMany({
    where: { userId, ...living(now) },
    data: { revokedAt: now },
  })
  return count
}

/** Who a token speaks for, and what it may. */
export type Bearer = { tokenId: number; scopes: Scope[]; expiresAt: Date; person: string; actor: Actor }

const refused = () =>
  new AppError('UNAUTHENTICATED', '令牌无效或已过期。请在“我的账号”里生成新的令牌，放在 Authorization 头里。')
const tooMany = (seconds: number) =>
  new AppError('TOO_MANY', `请求太频繁，请 ${seconds} 秒后再试。`, {}, seconds)

/**
 * Whose token an `Authorization` header carries, and one use of it more. Unknown, expired and revoked ones, and those of
 * closed accounts, are refused alike; who tries many of them is told to wait.
 */
export async function openToken(header: string | null, address: string, now: Date): Promise<Bearer> {
  const token = bearerOf(header)
  if (token === null) throw refused()
  const found = token === '' ? null : await findLiving(token, now)
  if (!found) {
    const wait = await takeWrongToken(address)
    throw wait === null ? refused() : tooMany(wait)
  }
  const wait = await takeTokenUse(found.id)
  if (wait !== null) throw tooMany(wait)
  const { id: tokenId, name, scopes, expiresAt, lastUsedAt, user } = found
  if (lastUsedAt === null || now.getTime() - lastUsedAt.getTime() >= MINUTE)
    await db.apiToken.updateMany({
      where: { id: tokenId },
      data: { lastUsedAt: now, lastUsedAddress: address },
    })
  const within = permissionsWithin(scopes)
  return {
    ...{ tokenId, scopes: scopes.filter(isScope), expiresAt, person: user.name },
    // Who reads the log sees that it was a program, and which.
    actor: { ...holderOf(user), name: `${user.name}（API：${name}）`, address, within },
  }
}

function findLiving(token: string, now: Date) {
  return db.apiToken.findUnique({
    where: { tokenHash: hashToken(token), ...living(now), user: { active: true } },
    relationLoadStrategy: 'join',
    select: {
      ...{ id: true, name: true, scopes: true, expiresAt: true, lastUsedAt: true },
      user: { select: holderSelect },
    },
  })
}

const KEPT = 30 * DAY

/** Forgets tokens that ended more than a month ago, and what was begun under a key more than a day ago; the log keeps both. */
export async function pruneTokens(now: Date): Promise<void> {
  const monthAgo = new Date(now.getTime() - KEPT)
  await db.apiToken.deleteMany({
    where: { OR: [{ expiresAt: { lt: monthAgo } }, { revokedAt: { lt: monthAgo } }] },
  })
  await db.apiCreation.deleteMany({ where: { createdAt: { lt: new Date(now.getTime() - DAY) } } })
}
