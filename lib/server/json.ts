import { printable } from '@/lib/content/printable'

/** Whether there is anything to clean: literally, or as JSON spells it (`\\b`, `\\f`, `\\u…`). Most texts have nothing. */
const SUSPECT = /[\u007F-\u009F\uFFFE\uFFFF]|\\(?:[bf]|u(?:00[0189]|007f|d[89a-f]|ff))/i

/** Names that would reach the prototype of whatever they were copied to, literally or as JSON spells them. */
const REACHING = new Set(['__proto__', 'constructor', 'prototype'])
const MAY_REACH = /__proto__|constructor|prototype|\\u00[567]/i

/** A value of JSON as we take it; `key` is what it is called. */
function taken(key: string, value: unknown): unknown {
  if (REACHING.has(key)) throw new SyntaxError('a name that no field has')
  return typeof value === 'string' ? printable(value) : value
}

/** JSON from outside, its texts without what no page and no database can hold; throws SyntaxError. */
export function parseJson(text: string): unknown {
  return SUSPECT.test(text) || MAY_REACH.test(text) ? JSON.parse(text, taken) : JSON.parse(text)
}
