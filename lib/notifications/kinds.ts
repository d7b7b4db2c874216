import type { Permission } from '@/lib/auth/permissions'
import type { Delivery } from './delivery'

export type KindWords = {
  /** What people read in filters and settings. */
  label: string
  /** The sentence; `{name}` is a fact of the notification (lib/notifications/facts.ts). */
  says: string
  /** Somebody waits for it, or something has gone wrong. */
  urgent: boolean
  opens: 'piece' | 'review' | 'thread' | 'plan' | 'account' | 'desk' | 'webhooks'
  /** Until the person chooses. */
  delivery: Delivery
  /** Who has it not never gets one, and is not asked about it. */
  needs?: Permission
}

/** Every kind of notification. A new one is a line here and a rule in lib/notifications/rules.ts. */
export const KINDS = {
  mention: {
    label: '提到我',
    says: '{actor}在《{title}》的批注里提到了您',
    urgent: true,
    opens: 'thread',
    delivery: 'NOW',
  },
  blocking: {
    label: '必须处理',
    says: '{actor}在《{title}》里标了“必须处理”',
    urgent: true,
    opens: 'thread',
    delivery: 'NOW',
  },
  returned: {
    label: '稿件退回',
    says: '{actor}退回了《{title}》',
    urgent: true,
    opens: 'piece',
    delivery: 'NOW',
  },
  submitted: {
    label: '有稿送审',
    says: '{actor}送审了《{title}》',
    urgent: false,
    opens: 'piece',
    delivery: 'DIGEST',
    needs: 'article.return',
  },
  waiting: {
    label: '等我审',
    says: '《{title}》等您审：{did}',
    urgent: false,
    opens: 'review',
    delivery: 'DIGEST',
    needs: 'article.review',
  },
  delegated: {
    label: '转交给我',
    says: '{actor}把《{title}》的“{did}”转交给您',
    urgent: true,
    opens: 'review',
    delivery: 'NOW',
    needs: 'article.review',
  },
  overdue: {
    label: '审校逾期',
    says: '《{title}》审校逾期：{did}',
    urgent: true,
    opens: 'review',
    delivery: 'NOW',
    needs: 'article.review',
  },
  signed: {
    label: '稿件签发',
    says: '{actor}签发了《{title}》',
    urgent: false,
    opens: 'review',
    delivery: 'DIGEST',
  },
  recalled: {
    label: '签发撤销',
    says: '{actor}撤销了《{title}》的签发',
    urgent: true,
    opens: 'review',
    delivery: 'NOW',
  },
  emergency: {
    label: '特急待补审',
    says: '{actor}特急发布了《{title}》，等人补审',
    urgent: true,
    opens: 'review',
    delivery: 'NOW',
    needs: 'article.review',
  },
  handed: {
    label: '工作交接',
    says: '{actor}把{did}的工作交给了您',
    urgent: true,
    opens: 'desk',
    delivery: 'NOW',
  },
  comment: {
    label: '批注我的稿件',
    says: '{actor}批注了《{title}》',
    urgent: false,
    opens: 'thread',
    delivery: 'DIGEST',
  },
  reply: {
    label: '回复批注',
    says: '{actor}在《{title}》里回复了您参与的批注',
    urgent: false,
    opens: 'thread',
    delivery: 'DIGEST',
  },
  resolved: {
    label: '批注已解决',
    says: '{actor}解决了您在《{title}》里参与的批注',
    urgent: false,
    opens: 'thread',
    delivery: 'NONE',
  },
  published: {
    label: '稿件发布',
    says: '{actor}{did}了《{title}》',
    urgent: false,
    opens: 'piece',
    delivery: 'DIGEST',
  },
  withdrawn: {
    label: '稿件撤下',
    says: '{actor}撤下了《{title}》',
    urgent: true,
    opens: 'piece',
    delivery: 'NOW',
  },
  trashed: {
    label: '稿件进回收站',
    says: '{actor}把《{title}》移入了回收站',
    urgent: true,
    opens: 'piece',
    delivery: 'NOW',
  },
  reinstated: {
    label: '稿件恢复发布',
    says: '{actor}恢复发布了《{title}》',
    urgent: false,
    opens: 'piece',
    delivery: 'DIGEST',
  },
  corrected: {
    label: '发更正',
    says: '{actor}给《{title}》发了更正',
    urgent: false,
    opens: 'piece',
    delivery: 'DIGEST',
  },
  scheduled: {
    label: '稿件定时',
    says: '{actor}给《{title}》定了{did}时间',
    urgent: false,
    opens: 'piece',
    delivery: 'DIGEST',
  },
  kept: {
    label: '定时完成',
    says: '您定时的《{title}》已{did}',
    urgent: false,
    opens: 'piece',
    delivery: 'DIGEST',
  },
  failed: {
    label: '定时未成',
    says: '《{title}》没能按时处理',
    urgent: true,
    opens: 'piece',
    delivery: 'NOW',
  },
  cancelled: {
    label: '定时取消',
    says: '{actor}取消了《{title}》的定时',
    urgent: true,
    opens: 'piece',
    delivery: 'NOW',
  },
  assigned: {
    label: '选题派给我',
    says: '{actor}派给您选题《{title}》',
    urgent: true,
    opens: 'plan',
    delivery: 'NOW',
  },
  reassigned: {
    label: '选题改派',
    says: '{actor}改派了选题《{title}》，不再由您执笔',
    urgent: true,
    opens: 'desk',
    delivery: 'NOW',
  },
  planned: {
    label: '选题变动',
    says: '{actor}{did}了选题《{title}》',
    urgent: false,
    opens: 'plan',
    delivery: 'DIGEST',
  },
  account: {
    label: '我的账号',
    says: '{actor}修改了您的账号',
    urgent: true,
    opens: 'account',
    delivery: 'NOW',
  },
  device: {
    label: '登录提醒',
    says: '您的账号有一次需要您留意的登录',
    urgent: true,
    opens: 'account',
    delivery: 'NOW',
  },
  lock: {
    label: '登录被锁定',
    says: '您的账号因多次输错密码被锁定',
    urgent: true,
    opens: 'account',
    delivery: 'DIGEST',
  },
  webhook: {
    label: 'Webhook 停用',
    says: 'Webhook“{title}”三天都送不到，已自动停用',
    urgent: true,
    opens: 'webhooks',
    delivery: 'NOW',
    needs: 'webhook.manage',
  },
} as const satisfies Record<string, KindWords>

export type Kind = keyof typeof KINDS

export const KIND_NAMES = Object.keys(KINDS) as [Kind, ...Kind[]]

/** Whether this is a kind of today; a row of another version may say something else. */
export const isKind = (text: string): text is Kind => Object.hasOwn(KINDS, text)
