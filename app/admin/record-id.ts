/** The id in an address; null when it cannot be one. */
export function recordId(text: string): number | null {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null
}
