/** What Next hands to a page of its query. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>

/** One parameter of the query; null when it is missing or there are several. */
export async function readParam(params: SearchParams, name: string): Promise<string | null> {
  const value = (await params)[name]
  return typeof value === 'string' && value !== '' ? value : null
}
