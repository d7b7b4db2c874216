import type { EventInput } from '@/lib/audit/record'
import { holderOf, holderSelect } from '@/lib/auth/holder'
import { can } from '@/lib/auth/permissions'
import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { mailIsOn } from '@/lib/env'
import { AUDIENCES, MOST_PEOPLE, type Scene } from './audience-queries'
import { factsOf } from './facts'
import type { Kind } from './kinds'
import { movesReviews, RULES, type Rule } from './rules'
import { deliveries } from './settings'

/** The channel on which every web process hears for whom something has changed; the payload is their ids, or everybody. */
export const INBOX_CHANNEL = 'qingyan_inbox'
export const EVERYBODY = '*'

/** Lets open windows know, from the commit on, that the inboxes of these people have changed. */
export async function tellInboxes(tx: Tx, userIds: number[]): Promise<void> {
  if (userIds.length > 0) await tx.$executeRaw`SELECT pg_notify(${INBOX_CHANNEL}, ${userIds.join(',')})`
}

/** The same to everybody: a step that one person takes waits for nobody else any more. */
async function tellEverybody(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${INBOX_CHANNEL}, ${EVERYBODY})`
}

const numberIn = (data: Record<string, unknown>, name: string) => {
  const value = data[name]
  return typeof value === 'number' ? value : null
}

async function firstCommentOf(tx: Tx, threadId: number | null): Promise<number | null> {
  if (threadId === null) return null
  const first = await tx.comment.findFirst({
    where: { threadId },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  return first?.id ?? null
}

/** Who was to write a plan, where the event gave it to somebody else. */
function formerIn({ before, after }: Record<string, unknown>): number | null {
  const [was, is] = [before, after].map((side) =>
    numberIn((side ?? {}) as Record<string, unknown>, 'assigneeId'),
  )
  return was === is ? null : (was ?? null)
}

const findPlan = (tx: Tx, id: number) =>
  tx.plan.findUnique({
    where: { id },
    select: { id: true, title: true, assigneeId: true, createdById: true },
  })

type Event = Pick<EventInput, 'actor' | 'action' | 'subject' | 'subjectId' | 'data'>

async function sceneOf(tx: Tx, { subject, subjectId, data = {} }: Event) {
  const article =
    subject === 'article'
      ? await tx.article.findUnique({
          where: { id: Number(subjectId) },
          select: {
            id: true,
            ownerId: true,
            columnId: true,
            title: true,
            owner: { select: { active: true } },
          },
        })
      : null
  const plan = subject === 'plan' ? await findPlan(tx, Number(subjectId)) : null
  const threadId = numberIn(data, 'threadId')
  const scene: Scene = {
    article,
    subjectId: subject === 'user' ? Number(subjectId) : null,
    email: subject === 'email' ? String(subjectId) : null,
    commentId: numberIn(data, 'commentId') ?? (await firstCommentOf(tx, threadId)),
    threadId,
    scheduleId: numberIn(data, 'scheduleId'),
    stepId: numberIn(data, 'stepId'),
    receiverId: numberIn(data, 'toId'),
    plan,
    formerId: formerIn(data),
  }
  const called = article?.title ?? plan?.title
  // What is no piece and no person is called as the event calls it.
  return {
    scene,
    title: called ?? (subject !== 'user' && typeof data.name === 'string' ? data.name : undefined),
  }
}

/** Whom each rule reaches: every person once, by the first rule that does. Whoever acted counts as reached. */
async function reached(
  tx: Tx,
  rules: readonly Rule[],
  event: Event,
  scene: Scene,
): Promise<Map<number, Kind>> {
  const kinds = new Map<number, Kind>()
  const has = (fact: string) => ![undefined, false, ''].includes(event.data?.[fact] as undefined)
  for (const { kind, to, when, unless, otherwise } of rules) {
    if ((when && !has(when)) || (unless && has(unless))) continue
    if (otherwise && kinds.size > 0) continue
    for (const id of await AUDIENCES[to](tx, scene)) if (!kinds.has(id)) kinds.set(id, kind)
  }
  if (event.actor.id !== null) kinds.delete(event.actor.id)
  return kinds
}

/**
 * Writes what the event means to whom into their inboxes, and queues an e-mail for who wants one at once: in the
 * transaction that records it. Nobody hears of their own doing, of a piece they may not read, or with a closed account.
 */
export async function notify(tx: Tx, event: Event, eventId: bigint): Promise<void> {
  if (movesReviews(event.action)) await tellEverybody(tx)
  const rules = RULES[event.action]
  if (!rules) return
  const { scene, title } = await sceneOf(tx, event)
  const kinds = await reached(tx, rules, event, scene)
  if (kinds.size === 0) return
  const people = await tx.user.findMany({
    where: { id: { in: [...kinds.keys()] }, active: true },
    orderBy: { id: 'asc' },
    take: MOST_PEOPLE,
    select: { ...holderSelect, noticeSettings: { select: { choices: true } } },
  })
  const { article, commentId } = scene
  const told = people.map(holderOf).filter((one) => !article || can(one, 'article.read', article))
  if (told.length === 0) return
  const { action, actor, data = {} } = event
  const facts = factsOf({ action, actorName: actor.name, title, data, planId: scene.plan?.id })
  const written = await tx.notification.createManyAndReturn({
    data: told.map(({ id }) => ({
      userId: id,
      kind: kinds.get(id) ?? '',
      eventId,
      articleId: article?.id ?? null,
      commentId,
      data: facts satisfies Prisma.InputJsonObject,
    })),
    select: { id: true, userId: true, kind: true },
  })
  await queueMails(tx, written, told)
  await tellInboxes(
    tx,
    told.map(({ id }) => id),
  )
}

type Written = { id: bigint; userId: number; kind: string }
type Told = { id: number; noticeSettings: { choices: Prisma.JsonValue } | null }

async function queueMails(tx: Tx, written: Written[], told: Told[]): Promise<void> {
  if (!mailIsOn()) return
  const wishes = new Map(told.map(({ id, noticeSettings }) => [id, deliveries(noticeSettings?.choices)]))
  const wanted = written.filter(({ userId, kind }) => wishes.get(userId)?.[kind as Kind] === 'NOW')
  await tx.mail.createMany({
    data: wanted.map(({ id, userId }) => ({ kind: 'NOTICE', userId, notificationId: id })),
  })
}
