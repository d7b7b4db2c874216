/** A place that shows a file. */
export type Place = 'published' | 'draft' | 'revision' | 'topic' | 'page' | 'author'

export const PLACES: Record<Place, string> = {
  published: '已发布',
  draft: '草稿',
  revision: '历史版本',
  topic: '专题',
  page: '单页',
  author: '作者资料',
}

/** Where a file is used: how often in each kind of place, and the first of them by name. */
export type Uses = { place: Place; count: number; first: { id: number; title: string }[] }[]

/** “已发布 2 处、草稿 1 处”; empty when it is used nowhere. */
export function usesLine(uses: { place: Place; count: number }[]): string {
  return uses.map(({ place, count }) => `${PLACES[place]} ${count} 处`).join('、')
}
