import type { LucideIcon } from 'lucide-react'
import {
  Bell,
  BookMarked,
  CalendarDays,
  FileText,
  FolderTree,
  Gauge,
  Images,
  Lightbulb,
  Mail,
  Newspaper,
  ScrollText,
  Search,
  Send,
  Settings,
  ShieldCheck,
  Stamp,
  Stethoscope,
  StickyNote,
  Tags,
  UserPen,
  Users,
  Webhook,
} from 'lucide-react'
import { type Actor, can, type Permission } from '@/lib/auth/permissions'
import { INBOX_PATH } from './inbox/inbox-path'
import { MAILS_PATH } from './mails/mails-path'
import { SECURITY_PATH } from './security/security-path'
import { WEBHOOKS_PATH } from './webhooks/webhooks-path'

/** 审校, whose entry says how much waits for one. */
export const REVIEW_PATH = '/admin/review'

export const HOME_PATH = '/admin'
export const ARTICLES_PATH = '/admin/articles'

/** Where the desk leads, and what one needs to go there. */
const ITEMS = [
  { href: HOME_PATH, label: '工作台', needs: 'desk.enter' },
  { href: ARTICLES_PATH, label: '稿件', needs: 'article.create' },
  { href: '/admin/calendar', label: '日历', needs: 'article.read' },
  { href: '/admin/planning', label: '选题', needs: 'plan.read' },
  { href: REVIEW_PATH, label: '审校', needs: 'article.submit' },
  { href: INBOX_PATH, label: '收件箱', needs: 'desk.enter' },
  { href: '/admin/media', label: '素材库', needs: 'media.upload' },
  { href: '/admin/columns', label: '栏目', needs: 'column.manage' },
  { href: '/admin/topics', label: '专题', needs: 'topic.manage' },
  { href: '/admin/tags', label: '标签', needs: 'taxonomy.manage' },
  { href: '/admin/authors', label: '作者', needs: 'people.manage' },
  { href: '/admin/sources', label: '稿源', needs: 'source.manage' },
  { href: '/admin/checkup', label: '内容体检', needs: 'checkup.read' },
  { href: '/admin/search', label: '搜索', needs: 'taxonomy.manage' },
  { href: '/admin/pages', label: '单页', needs: 'page.manage' },
  { href: '/admin/users', label: '用户', needs: 'user.read' },
  { href: SECURITY_PATH, label: '登录安全', needs: 'security.manage' },
  { href: '/admin/pushes', label: '推送', needs: 'settings.manage' },
  { href: MAILS_PATH, label: '邮件', needs: 'mail.manage' },
  { href: WEBHOOKS_PATH, label: 'Webhook', needs: 'webhook.manage' },
  { href: '/admin/audit', label: '操作日志', needs: 'audit.read' },
  { href: '/admin/settings', label: '站点设置', needs: 'settings.manage' },
] as const satisfies { href: string; label: string; needs: Permission }[]

/** How much waits under an entry, and in which words. */
export type Waiting = { [href: string]: { count: number; words: string } }

export type NavigationItem = { href: string; label: string }

export const NAVIGATION_ICONS: Record<string, LucideIcon> = {
  '/admin': Gauge,
  '/admin/articles': FileText,
  '/admin/calendar': CalendarDays,
  '/admin/planning': Lightbulb,
  [REVIEW_PATH]: Stamp,
  [INBOX_PATH]: Bell,
  '/admin/media': Images,
  '/admin/columns': FolderTree,
  '/admin/topics': BookMarked,
  '/admin/tags': Tags,
  '/admin/authors': UserPen,
  '/admin/sources': Newspaper,
  '/admin/checkup': Stethoscope,
  '/admin/search': Search,
  '/admin/pages': StickyNote,
  '/admin/users': Users,
  [SECURITY_PATH]: ShieldCheck,
  '/admin/pushes': Send,
  [MAILS_PATH]: Mail,
  [WEBHOOKS_PATH]: Webhook,
  '/admin/audit': ScrollText,
  '/admin/settings': Settings,
}

/** What the actor may open. */
export function navigationFor(actor: Actor): NavigationItem[] {
  return ITEMS.filter(({ needs }) => can(actor, needs)).map(({ href, label }) => ({ href, label }))
}
