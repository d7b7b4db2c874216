import { printable } from '@/lib/content/printable'

/** Whether there is anything to clean: literally, or as JSON spells it (`\\b`, `\\f`, `\\u…`). Most texts have nothing. */
const SUSPECT = /[\u007F-\u009F\uFFFE\uFFFF]|\\(?:[bf]|u(?:00[0189]|007f|d[89a-f]|ff))/i

/** JSON from outside, its texts without what no page and no database can hold; throws SyntaxError. */
export function parseJson(text: string): unknown {
  if (!SUSPECT.test(text)) return JSON.parse(text)
  return JSON.parse(text, (_key, value: unknown) => (typeof value === 'string' ? printable(value) : value))
}
