import { STATUS_LABELS } from '@/lib/articles/workflow'
import { ROLE_LABELS } from '@/lib/auth/permissions'
import { WORK } from '@/lib/handover/work'
import { DELIVERY_LABELS, type Delivery } from '@/lib/notifications/delivery'
import { isKind, KINDS } from '@/lib/notifications/kinds'
import { SOURCE_STATES } from '@/lib/sources/state'
import { GENRES } from '@/lib/taxonomy/genres'
import { siteDateTime } from '@/lib/time'
import { ACTIONS, isAction, isSubject, SUBJECTS } from './actions'

type Data = Record<string, unknown>
type Told = {
  actorName: string
  action: string
  subject: string
  subjectId: string
  data: unknown
  /** What the thing is called today, where somebody looked it up. */
  name?: string | undefined
}

const isData = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

/** What the thing was called when it happened, by what was recorded. */
function recordedName(data: unknown): string | undefined {
  if (!isData(data)) return undefined
  const { after, terms } = data
  const inner = isData(after) ? (textOf(after.title) ?? textOf(after.name)) : undefined
  const words = Array.isArray(terms) ? terms.join('、') : undefined
  return inner ?? textOf(data.title) ?? textOf(data.name) ?? words
}

/** Of these there is one. */
const WITHOUT_NUMBER = new Set(['settings', 'security', 'audit', 'checkup', 'newsroom', 'secret'])

/** `稿件“题”（1001）`: what an action happened to. */
export function objectWords({ subject, subjectId, data, name }: Omit<Told, 'actorName' | 'action'>): string {
  const kind = isSubject(subject) ? SUBJECTS[subject] : subject
  if (WITHOUT_NUMBER.has(subject)) return kind
  if (subject === 'email') return `${kind} ${subjectId}`
  const called = recordedName(data) ?? name
  return called ? `${kind}“${called}”（${subjectId}）` : `${kind} ${subjectId}`
}

/** Who did what to what, as a sentence; an action of an older version without words is named as it was recorded. */
export function sentence(event: Told): string {
  const { actorName, action } = event
  const object = objectWords(event)
  if (!isAction(action)) return `${actorName}：${action} ${object}`
  const [before, after] = ACTIONS[action][1].split('{}')
  if (after === undefined) return actorName + before
  // A number and a Chinese character after it do not touch.
  return actorName + before + object + (after !== '' && /\w$/.test(object) ? ' ' : '') + after
}

const FIELDS: Record<string, string> = {
  name: '名称',
  title: '标题',
  slug: '网址名',
  parentId: '上级栏目编号',
  targetDays: '更新目标（天）',
  genre: '体裁',
  role: '角色',
  active: '在用',
  state: '状态',
  stateReason: '使用状态的原因',
  email: '邮箱',
  reason: '原因',
  notice: '告诉读者的原因',
  noticeReason: '告诉读者为什么改',
  what: '改了什么',
  why: '为什么改',
  number: '第几条',
  quiet: '小改（未附更正说明）',
  added: '增加的字数',
  removed: '减少的字数',
  note: '说明',
  dueAt: '时间',
  publishedAt: '发布时间',
  expiresAt: '有效期至',
  revisionId: '版本编号',
  keptRevisionId: '留存的版本编号',
  version: '修改次数',
  scheduleId: '定时编号',
  replacedId: '被替换的稿件编号',
  threadId: '批注编号',
  articleId: '稿件编号',
  columnId: '栏目编号',
  columns: '负责的栏目',
  separated: '三员分立',
  base: '相当于',
  grants: '权限',
  assigneeId: '执笔人编号',
  dueOn: '交稿日',
  slotOn: '见报日',
  person: '负责人',
  fromId: '交出人编号',
  toId: '接手人编号',
  left: '没有交接的工作',
  commentId: '留言编号',
  linkId: '链接编号',
  blocking: '必须处理',
  direction: '方向',
  aliases: '别名',
  terms: '词',
  enabled: '使用中',
  bytes: '字节数',
  count: '数量',
  from: '从',
  into: '并入',
  to: '到',
  add: '加上',
  remove: '去掉',
  before: '早于',
  rows: '条数',
  files: '文件数',
  sessions: '结束的登录数',
  leaked: '原密钥已泄露',
  filter: '筛选',
  step: '审次',
  stepId: '审次编号',
  steps: '流程',
  round: '轮次',
  ended: '本轮结束',
  contentHash: '内容校验值',
  roles: '由角色',
  userIds: '由用户编号',
  holderId: '领取人编号',
  fallen: '作废的通过',
  questioned: '待确认的通过',
  appointed: '定时改为签发的版本',
  urgent: '特急',
  siteName: '网站名称',
  slogan: '网站口号',
  description: '网站简介',
  disclaimer: '免责声明',
  copyright: '版权信息',
  contact: '联系方式',
  icp: 'ICP 备案号',
  police: '公安备案号',
  licence: '新闻信息服务许可证编号',
  publishingLicence: '网络出版服务许可证编号',
  broadcastLicence: '视听节目许可证编号',
  hostUnit: '主办单位',
  reportPhone: '举报电话',
  reportEmail: '举报邮箱',
  greyFrom: '灰色显示自',
  greyUntil: '灰色显示至',
  siteIdCode: '网站标识码',
  feedFullText: '订阅全文',
  tickerSize: '滚动头条条数',
  indexNowKey: 'IndexNow 密钥文件',
  baiduSite: '百度站点',
  baiduReprints: '转载也推给百度',
  hub: 'WebSub 中心',
  digestHour: '每日摘要的整点',
  host: '主机',
  device: '设备',
  author: '作者',
  authorId: '作者编号',
  affiliation: '职务',
  since: '自',
  token: '令牌',
  tokens: '停用的令牌数',
  scopes: '权限范围',
  minutes: '分钟',
  minLength: '密码最少字符数',
  adminMinLength: '管理员密码最少字符数',
  classes: '密码字符种类',
  maxAgeDays: '密码有效天数',
  history: '不能重复最近几次的密码',
  firstChange: '首次登录改密码',
  lockAfter: '输错几次后锁定',
  lockMinutes: '锁定分钟数',
  idleMinutes: '无操作几分钟后退出',
  secondFactorRoles: '须两步验证的角色',
  factorGraceDays: '两步验证的宽限天数',
  events: '事件',
  kind: '种类',
  deliveryId: '投递编号',
  ...Object.fromEntries(Object.entries(WORK).map(([kind, { label }]) => [kind, label])),
  ...Object.fromEntries(Object.entries(KINDS).map(([kind, { label }]) => [kind, label])),
}

function valueWords(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '（空）'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (field === 'secondFactorRoles' && Array.isArray(value))
    return (
      value.map((role) => ROLE_LABELS[role as keyof typeof ROLE_LABELS] ?? String(role)).join('、') ||
      '（无）'
    )
  if ((field === 'role' || field === 'base') && Object.hasOwn(ROLE_LABELS, String(value)))
    return ROLE_LABELS[value as keyof typeof ROLE_LABELS]
  if (field === 'state' && Object.hasOwn(STATUS_LABELS, String(value)))
    return STATUS_LABELS[value as keyof typeof STATUS_LABELS]
  if (field === 'state' && Object.hasOwn(SOURCE_STATES, String(value)))
    return SOURCE_STATES[value as keyof typeof SOURCE_STATES]
  if (field === 'genre' && Object.hasOwn(GENRES, String(value))) return GENRES[value as keyof typeof GENRES]
  if (isKind(field) && Object.hasOwn(DELIVERY_LABELS, String(value)))
    return DELIVERY_LABELS[value as Delivery]
  if (/(At|before)$/.test(field) && typeof value === 'string' && !Number.isNaN(Date.parse(value)))
    return siteDateTime(new Date(value))
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** One value that an event speaks of; with `before` when it changed. */
export type Change = { field: string; before?: string; after: string }

const told = (field: string, after: unknown): Change => ({
  field: FIELDS[field] ?? field,
  after: valueWords(field, after),
})

function changed(before: Data, after: Data): Change[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return fields
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => ({ ...told(field, after[field]), before: valueWords(field, before[field]) }))
}

/** What an event's data says, in words: first what changed, then what else was recorded. */
export function changesOf(data: unknown): Change[] {
  if (!isData(data)) return []
  const { before, after, ...rest } = data
  const others = Object.entries(rest).map(([field, value]) => told(field, value))
  if (isData(after)) return [...changed(isData(before) ? before : {}, after), ...others]
  return [...others, ...(before === undefined ? [] : [told('before', before)])]
}

/** A change as one line: `角色：编辑 → 作者`. */
export function changeLine({ field, before, after }: Change): string {
  return before === undefined ? `${field}：${after}` : `${field}：${before} → ${after}`
}
