import { listAddress } from '@/components/desk/list-address'
import type { ArticleFilters } from '@/lib/articles/filters'

/** Filters as they stand in an address; what is not set is left out. */
export function filterParams(filters: ArticleFilters): Record<string, string> {
  const set = Object.entries(filters).filter(([, value]) => value !== undefined && value !== '')
  return Object.fromEntries(set.map(([name, value]) => [name, String(value)]))
}

/** The address of the list under these filters. */
export const filterAddress = (params: Record<string, string>): string =>
  listAddress('/admin/articles', params)
