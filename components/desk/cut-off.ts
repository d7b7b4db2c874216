type Field = { value: string; maxLength: number; selectionStart: number | null; selectionEnd: number | null }

/** How many characters of a pasted text a field has no room for; browsers leave them out without a word. */
export function cutOff({ value, maxLength, selectionStart, selectionEnd }: Field, pasted: string): number {
  if (maxLength < 0) return 0
  const replaced = (selectionEnd ?? 0) - (selectionStart ?? 0)
  const text = pasted.replaceAll('\r\n', '\n')
  return Math.max(0, value.length - replaced + text.length - maxLength)
}
