export const MEDIA_PATH = '/admin/media'

/** The address of the library under some filters. */
export function mediaAddress(params: Record<string, string>): string {
  const set = Object.entries(params).filter(([, value]) => value !== '')
  return set.length > 0 ? `${MEDIA_PATH}?${new URLSearchParams(set)}` : MEDIA_PATH
}
