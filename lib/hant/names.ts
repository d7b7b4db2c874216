import type { Convert } from './convert'

/** Surnames that are no simplified forms, though the dictionary takes them for such: 于 is no 於, 范 no 範, 余 no 餘. */
const SURNAMES = new Set('于范余郁朴涂干岳游周党')
/** Where a finished page names people: links to them, and its structured data. */
const NAMED =
  /<a href="\/authors\/[^"]*"[^>]*>([^<>&]{2,20})<|"@type":"Person"(?:,"@id":"[^"]*")?,"name":"([^"\\]{2,20})"/g

/** A person's name as people are written: the surname stays where it only looks like a simplified form. */
export function traditionalName(name: string, convert: Convert): string {
  const surname = name.charAt(0)
  return SURNAMES.has(surname) ? surname + convert(name.slice(1)) : convert(name)
}

/** Converts these people as people are written, wherever they stand. */
export function withNames(names: Iterable<string>, convert: Convert): Convert {
  const pairs = [...new Set(names)]
    .filter((name) => SURNAMES.has(name.charAt(0)))
    .map((name) => [convert(name), traditionalName(name, convert)] as const)
    .filter(([wrong, right]) => wrong !== right)
  if (pairs.length === 0) return convert
  return (text) => pairs.reduce((done, [wrong, right]) => done.replaceAll(wrong, right), convert(text))
}

/** Converts the people that a page names as people are written, wherever in it they stand. */
export function withNamesOf(html: string, convert: Convert): Convert {
  return withNames(
    [...html.matchAll(NAMED)].map(([, linked, given]) => linked ?? given ?? ''),
    convert,
  )
}
