import type { AuditAction } from '@/lib/audit/actions'
import { changeLine, changesOf } from '@/lib/audit/words'
import { workWords } from '@/lib/handover/work'
import { namedMinute } from '@/lib/schedule/kinds'
import { siteDateTime } from '@/lib/time'

/** What a notification keeps of its event, for its sentence and the line below it. */
export type Facts = {
  actor: string
  /** The piece as it was called. */
  title?: string
  did?: string
  /** A reason, a time, what changed: shown below the sentence. */
  detail?: string
  /** Where there is no remark to read it from. */
  threadId?: number
  planId?: number
}

type Told = {
  action: AuditAction
  actorName: string
  title: string | undefined
  data: Record<string, unknown>
  planId?: number | undefined
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')
const stateOf = (side: unknown) =>
  typeof side === 'object' && side !== null ? textOf((side as Record<string, unknown>).state) : ''
const timeOf = (what: string) => (data: Record<string, unknown>) => {
  const at = namedMinute(data)
  return at === null ? '' : `${what}：${siteDateTime(new Date(at))}`
}
const dueAt = timeOf('时间')

/** What has changed, as far as it says something to people: not the numbers of records. */
const changedWords = (data: Record<string, unknown>) =>
  changesOf(data)
    .filter(({ field, before }) => before !== undefined && !field.endsWith('编号'))
    .map(changeLine)
    .join('；')
const daysOf = ({ dueOn, slotOn }: Record<string, unknown>) =>
  [textOf(dueOn) && `交稿日：${textOf(dueOn)}`, textOf(slotOn) && `见报日：${textOf(slotOn)}`]
    .filter(Boolean)
    .join('；')

const stepOf = ({ step }: Record<string, unknown>) => textOf(step) || '审校'

const DETAIL: Partial<Record<AuditAction, (data: Record<string, unknown>) => string>> = {
  'article.return': ({ reason }) => textOf(reason),
  'article.publish': ({ what }) => textOf(what),
  'article.withdraw': ({ reason }) => textOf(reason),
  'article.trash': () => '30 天内可以恢复，之后未发布过的稿件会被彻底删除。',
  'article.reinstate': ({ reason }) => textOf(reason),
  'correction.add': ({ what }) => textOf(what),
  'review.wait': timeOf('时限'),
  'review.overdue': timeOf('时限'),
  'review.delegate': ({ note }) => textOf(note),
  'review.return': ({ reason }) => textOf(reason),
  'review.replace': () => '稿件换到了审校流程不同的栏目，请重新送审。',
  'review.recall': ({ reason }) => textOf(reason),
  'review.urgent': ({ reason }) => textOf(reason),
  'schedule.publish': dueAt,
  'schedule.withdraw': dueAt,
  'schedule.pin': dueAt,
  'schedule.unpin': dueAt,
  'schedule.move': dueAt,
  'schedule.cancel': ({ reason }) => textOf(reason),
  'schedule.fail': ({ note }) => textOf(note),
  'plan.create': daysOf,
  'plan.update': changedWords,
  'plan.move': changedWords,
  'webhook.disable': ({ note }) => textOf(note),
  'user.hand-over': (data) => workWords(data),
  'user.update': (data) => changesOf(data).map(changeLine).join('；'),
  'user.columns': changedWords,
  'user.activate': () => '您的账号已重新启用。',
  'user.password-link': () =>
    '密码已用邮件里的链接重新设置，原来的登录都已退出。如果不是您，请马上联系管理员。',
  'user.factor-reset': () => '两步验证已重设，下次登录时请重新设置。',
  'user.identity-link': ({ email }) =>
    `单位统一认证里邮箱为 ${textOf(email)} 的人第一次登录，已与您的账号关联。如果不是您，请马上联系管理员。`,
  'user.identity-reset': () => '您的账号与单位统一认证的关联已解除，您在所有设备上的登录都已退出。',
  'user.factor-code-used': ({ count }) =>
    `用了一个恢复码，还剩 ${String(count)} 个。如果不是您，请马上修改密码，并换一套恢复码。`,
  'user.sign-out': () => '您在所有设备上的登录都已退出。',
  'user.sign-out-one': ({ device }) => `您在“${textOf(device)}”上的登录已退出。`,
  'session.lock': ({ minutes }) =>
    `锁定 ${String(minutes)} 分钟，期间从陌生的设备上不能登录；您用过的设备不受影响。如果不是您输错的，请检查密码是否只有您知道。`,
  'session.new-device': ({ device, from }) =>
    `新设备：${textOf(device)}${textOf(from) ? `，来自 ${textOf(from)}` : ''}。如果不是您，请马上修改密码，并让其他设备退出登录。`,
  'user.password-reset': () => '密码已重设，原来的登录都已退出。',
}

const DID: Partial<Record<AuditAction, (data: Record<string, unknown>) => string>> = {
  'article.publish': ({ before }) => (stateOf(before) === 'PUBLISHED' ? '更新' : '发布'),
  'article.withdraw': () => '撤下',
  'article.pin': () => '置顶头条',
  'article.unpin': () => '取消置顶',
  'review.wait': stepOf,
  'review.overdue': stepOf,
  'review.delegate': stepOf,
  'user.hand-over': ({ name }) => textOf(name) || '同事',
  'plan.update': () => '调整',
  'plan.move': () => '调整',
  'plan.start': () => '替您开始写',
  'plan.finish': () => '完成',
  'plan.drop': () => '放弃',
  'plan.reopen': () => '重新打开',
  'schedule.publish': () => '发布',
  'schedule.withdraw': () => '撤稿',
  'schedule.pin': () => '置顶',
  'schedule.unpin': () => '取消置顶的',
  'schedule.move': () => '新的',
}

const LONGEST = 500

/** The facts of an event that its notifications keep. */
export function factsOf({ action, actorName, title, data, planId }: Told): Facts {
  const did = DID[action]?.(data)
  const detail = DETAIL[action]?.(data).slice(0, LONGEST)
  return {
    actor: actorName,
    ...(title === undefined ? {} : { title }),
    ...(did ? { did } : {}),
    ...(detail ? { detail } : {}),
    ...(typeof data.threadId === 'number' ? { threadId: data.threadId } : {}),
    ...(planId === undefined ? {} : { planId }),
  }
}
