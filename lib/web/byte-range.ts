/** The part of a file that a Range header asks for: null for the whole, 'none' when it asks for what is not there. */
export function byteRange(
  header: string | undefined,
  size: number,
): { from: number; to: number } | 'none' | null {
  // Several ranges at once are allowed to be answered with the whole, and nobody needs them.
  const asked = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '')
  if (!asked) return null
  const [, first = '', last = ''] = asked
  if (first === '' && last === '') return null
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  return from > to || from >= size ? 'none' : { from, to }
}
