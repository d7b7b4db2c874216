import { GRANTABLE, type Grants, isOwnable } from './grants'
import type { Permission } from './permissions'

/** What each permission lets somebody do, by what it is done to: read as “可以…”. */
export const PERMISSION_WORDS = {
  采编台: { 'desk.enter': '进入采编台' },
  稿件: {
    'article.read': '看稿件',
    'article.create': '写新稿',
    'article.edit': '改稿件',
    'article.submit': '送审',
    'article.return': '退回',
    'article.publish': '发布和定时',
    'article.publish-freely': '在不审的栏目里发布',
    'article.publish-urgently': '特急发布',
    'article.fix-quietly': '不附更正说明的小改',
    'article.withdraw': '撤稿',
    'article.trash': '移入回收站和恢复',
    'article.purge': '彻底删除',
    'lead.pin': '置顶首页头条',
    'correction.add': '发更正',
    'correction.take-back': '收回更正',
    'preview.share': '开预览链接',
  },
  审校: { 'article.review': '领取、通过和退回审次', 'review.manage': '定审校流程、转交审次' },
  批注: {
    'comment.write': '写批注',
    'comment.resolve': '解决批注',
    'comment.block': '标为必须处理',
    'comment.remove': '删除别人的批注',
  },
  选题: {
    'plan.read': '看选题',
    'plan.pitch': '提选题',
    'plan.manage': '分派、改期和结束选题',
    'plan.write': '开始写',
  },
  素材: {
    'media.upload': '看素材库、上传',
    'media.edit': '改素材的说明',
    'media.replace': '替换文件',
    'media.delete': '删除没有用到的素材',
  },
  网站内容: {
    'tag.create': '建标签',
    'taxonomy.manage': '管标签和搜索',
    'people.manage': '管作者',
    'source.manage': '管稿源',
    'topic.manage': '管专题',
    'column.manage': '管栏目',
    'page.manage': '管单页',
    'checkup.read': '看内容体检',
  },
  系统: {
    'settings.manage': '改站点设置和推送',
    'user.read': '看用户',
    'user.manage': '开通、停用和管理账号',
    'role.assign': '定角色，给人分派角色和栏目',
    'security.manage': '改登录安全',
    'mail.manage': '看邮件发送记录',
    'webhook.manage': '管 Webhook',
    'audit.read': '看操作日志',
  },
} as const satisfies Record<string, Partial<Record<Permission, string>>>

export type PermissionSubject = keyof typeof PERMISSION_WORDS

/** The permissions of each subject with their words, in the order in which they are shown. */
export const PERMISSION_TABLE: { subject: string; rows: { permission: Permission; words: string }[] }[] =
  Object.entries(PERMISSION_WORDS).map(([subject, words]) => ({
    subject,
    rows: Object.entries(words).map(([permission, text]) => ({
      permission: permission as Permission,
      words: text,
    })),
  }))

const wordsOf = new Map(
  PERMISSION_TABLE.flatMap(({ rows }) => rows.map(({ permission, words }) => [permission, words])),
)

/** What a permission lets somebody do. */
export const permissionWords = (permission: Permission): string => wordsOf.get(permission) ?? permission

/** `全部的稿件`, `自己的`: how far, in a word; nothing where there is no difference. */
const farWords = (permission: Permission, far: 'own' | 'any') =>
  isOwnable(permission) ? (far === 'own' ? '（限自己的）' : '（所有人的）') : ''

/** What a role may do, a sentence for each subject that it has a part in. */
export function sentencesOf(grants: Grants): string[] {
  return PERMISSION_TABLE.flatMap(({ subject, rows }) => {
    const may = rows.flatMap(({ permission, words }) => {
      const far = grants[permission]
      return far ? [words + farWords(permission, far)] : []
    })
    return may.length > 0 ? [`${subject}：可以${may.join('、')}。`] : []
  })
}

export type Difference = { permission: Permission; words: string; before: string; after: string }
const REACH_WORDS = { own: '自己的', any: '可以' } as const
const reachWords = (permission: Permission, grants: Grants) => {
  const far = grants[permission]
  if (!far) return '不可以'
  return far === 'any' && isOwnable(permission) ? '所有人的' : REACH_WORDS[far]
}

/** What one set of grants has otherwise than another. */
export function differences(before: Grants, after: Grants): Difference[] {
  return GRANTABLE.filter((permission) => before[permission] !== after[permission]).map((permission) => ({
    permission,
    words: permissionWords(permission),
    before: reachWords(permission, before),
    after: reachWords(permission, after),
  }))
}
