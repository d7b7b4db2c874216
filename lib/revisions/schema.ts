import { z } from 'zod'
import { articleRef } from '@/lib/articles/schema'
import type { RevisionReason } from '@/lib/db/generated/enums'
import { id } from '@/lib/id'

/** What people read for why a revision was kept. */
export const REASON_LABELS: Record<RevisionReason, string> = {
  SUBMIT: '送审',
  SCHEDULE: '定时发布',
  PUBLISH: '发布',
  IMPORT: '导入',
  RETURN: '退回',
  RESTORE: '恢复前的内容',
  CONFLICT: '冲突副本',
  PERIODIC: '写作中留存',
  NAMED: '命名版本',
  PREVIEW: '预览链接',
  REVIEW: '审校',
}

/** 版本名. */
const label = z.string().trim().min(1, '请填写版本名').max(60, '版本名最多 60 个字符')

export const nameDraftInput = articleRef.extend({ label })
export const nameRevisionInput = z.object({ id, revisionId: id, label })
export const restoreInput = articleRef.extend({ revisionId: id })
