import { siteDate } from '@/lib/time'
import type { Finding } from './schema'

/** A column with the newest of its own pieces; null when it has none. */
export type CheckedColumn = {
  id: number
  parentId: number | null
  targetDays: number | null
  newest: Date | null
}

const DAY = 86_400_000

/** The newest piece of a column and of all below it, as its page lists them. */
function newestOf(column: CheckedColumn, all: CheckedColumn[]): Date | null {
  const below = all.filter(({ parentId }) => parentId === column.id).map((one) => newestOf(one, all))
  return [column.newest, ...below].reduce(
    (newest, at) => (at && (!newest || at > newest) ? at : newest),
    null,
  )
}

/** Columns that hold nothing, and those that have not kept their own target (更新目标). */
export function columnFindings(columns: CheckedColumn[], now: Date): Finding[] {
  return columns.flatMap((column): Finding[] => {
    const { id: columnId, targetDays } = column
    const newest = newestOf(column, columns)
    if (newest === null) return [{ kind: 'EMPTY_COLUMN', columnId, detail: '没有已发布的稿件' }]
    const days = Math.floor((now.getTime() - newest.getTime()) / DAY)
    if (targetDays === null || days <= targetDays) return []
    const detail = `目标是每 ${targetDays} 天至少一篇，最近一篇在 ${siteDate(newest)}，已过 ${days} 天`
    return [{ kind: 'STALE_COLUMN', columnId, detail }]
  })
}
