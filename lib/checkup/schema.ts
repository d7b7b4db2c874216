import { z } from 'zod'
import { CheckupKind } from '@/lib/db/generated/enums'
import { id } from '@/lib/id'

/** What people read for each kind of finding, in the order in which they are shown, and what it means. */
export const CHECKUP_KINDS: Record<CheckupKind, { label: string; hint: string }> = {
  EMPTY_COLUMN: { label: '空栏目', hint: '栏目和它的下级栏目里都没有已发布的稿件。' },
  STALE_COLUMN: { label: '久未更新', hint: '超过栏目自己的更新目标没有新稿件；目标在“栏目”里设。' },
  DEAD_LINK_OUT: { label: '站外死链', hint: '正文或原文网址指向的网页，对方已经没有了。' },
  DEAD_LINK_IN: { label: '站内死链', hint: '指向本站的链接，读者打不开。' },
  MISSING_SOURCE: { label: '来源不全', hint: '转载缺稿源、原作者、原标题或原文网址，或图片没有注明来源。' },
  MISSING_ALT: { label: '缺替代文字', hint: '图片没有替代文字，也没有标为“装饰图”。' },
  ODD_DATE: { label: '日期可疑', hint: '发布日期在将来、早得不合理，或与建稿、更新的时间矛盾。' },
  LONG_TITLE: { label: '标题过长', hint: '超过 30 个汉字宽，列表和搜索结果里会被截断。' },
}

export const KINDS = Object.keys(CHECKUP_KINDS) as CheckupKind[]

/** What the board's address asks for; anything unreadable counts as not asked. */
export const askedOfBoard = z.object({
  kind: z.enum(CheckupKind).optional().catch(undefined),
  after: id.optional().catch(undefined),
})

/** Something to be mended, as a check finds it. */
export type Finding = {
  kind: CheckupKind
  columnId?: number
  articleId?: number
  detail: string
  href?: string
}
