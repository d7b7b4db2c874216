import type { ColumnGenre } from '@/lib/db/generated/enums'

/** What people read for each genre that the pieces of a column can be of. */
export const GENRES: Record<ColumnGenre, string> = { COMMENTARY: '评论', NEWS: '新闻' }
