import { SearchQuery } from 'prosemirror-search'

const FIRST = 0x21
const LAST = 0x7e
const WIDER = 0xfee0
const BLANKS = '[ \\u00a0\\u3000]'

function escapeSign(sign: string): string {
  return sign.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}

/** A pattern for one character in both widths, so that `ＰＭ2.5` and `PM2.5` are one. */
function eitherWidth(character: string): string {
  if (/\s/.test(character)) return BLANKS
  const narrow = character.normalize('NFKC')
  const code = narrow.codePointAt(0) ?? 0
  if (narrow.length !== 1 || code < FIRST || code > LAST) return escapeSign(character)
  return `[${escapeSign(narrow)}${String.fromCharCode(code + WIDER)}]`
}

/** What to look for: as it is typed, or else in any case and width. */
export function findQuery(search: string, exact: boolean): SearchQuery {
  if (exact) return new SearchQuery({ search, caseSensitive: true, literal: true })
  return new SearchQuery({ search: [...search].map(eitherWidth).join(''), regexp: true })
}
