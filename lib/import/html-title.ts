import type { CheerioAPI } from 'cheerio'
import { fold, hanCount, isFurniture } from './boilerplate'
import { isBreadcrumb } from './breadcrumb'
import type { HeadFacts } from './html-meta'
import { isMetaLine } from './meta-line'

const SHORTEST = 4
const LONGEST = 120
const SITE_WORD =
  /(?:网|网站|新闻|资讯|报|日报|晚报|时报|在线|频道|官网|门户|中心|传媒|财经|网易|公众号|博客|论坛|客户端|杂志|电视台|政府|委员会|委|厅|局|部|News|\.cn|\.com|\.net)$/i

/** A text as one line. */
export function oneLine(value: string): string {
  return value.replace(/[\s\u00a0\u3000]+/g, ' ').trim()
}

/** Texts on the page that look like the title of a piece, in the order of the page. */
function headings($: CheerioAPI): string[] {
  const found = $(
    'h1, h2, h3, [class*="title" i], [id*="title" i], [class*="headline" i], [class*="biaoti" i], [itemprop="headline"]',
  )
  return found
    .toArray()
    .filter((element) => $(element).find('p, li').length === 0)
    .map((element) => oneLine($(element).text()))
    .filter((text) => fold(text).length >= SHORTEST && text.length <= LONGEST)
}

/** The title element without what the site adds: parts behind _ | -- and a last part that names a site. */
export function trimSiteName(titleTag: string, siteNames: string[]): string {
  const whole = oneLine(titleTag)
  const sites = new Set(siteNames.map(fold))
  const [head = '', ...tail] = whole.split(/_{1,2}|\s*\|{1,2}\s*|\s*-{2,}\s*|\s+[-–—·»«]\s+/)
  // A bar may stand inside a title (“棱镜|数据业大整顿…”): the part before it is then too short to be one.
  const base =
    tail.length > 0 && fold(head).length < SHORTEST
      ? whole.slice(0, whole.indexOf(tail[0] ?? '') + (tail[0] ?? '').length)
      : head
  const match = /^(.{6,}?)\s*[-–—]\s*([^-–—]{2,20})$/.exec(base)
  const last = match?.[2]?.trim() ?? ''
  return match?.[1] && (sites.has(fold(last)) || SITE_WORD.test(last)) && hanCount(match[1]) > 3
    ? match[1].trim()
    : base.trim()
}

/**
 * The title of the piece. The title element says what it contains, the headings and meta elements say where it
 * ends: the longest of them that the title element contains is taken whole.
 */
export function findTitle($: CheerioAPI, head: HeadFacts, lines: string[]): string {
  const tag = fold(head.titleTag)
  const seen = headings($)
  const sites = new Set(head.siteNames.map(fold))
  const inTag = [...head.titles.map(oneLine), ...seen].filter((text) => {
    const folded = fold(text)
    return folded.length >= SHORTEST && tag.includes(folded) && !sites.has(folded)
  })
  const trimmed = trimSiteName(head.titleTag, head.siteNames)
  const plain = fold(trimmed)
  if (plain.length >= SHORTEST * 2 && plain !== tag && lines.some((line) => fold(line) === plain))
    return trimmed
  const longest = inTag.sort((a, b) => fold(b).length - fold(a).length)[0]
  const beginsTag = longest !== undefined && tag.indexOf(fold(longest)) <= 12
  if (
    longest &&
    (beginsTag || fold(longest).length > fold(trimmed).length) &&
    fold(longest).length * 2.5 >= fold(trimmed).length
  ) {
    return fold(longest) === tag ? shorter(longest, trimmed) : longest
  }
  const namesSite =
    plain.length < SHORTEST * 2 || sites.has(plain) || SITE_WORD.test(trimmed) || /首页$/.test(trimmed)
  return (namesSite ? titleElsewhere($, head, lines) : null) ?? trimmed
}

/** The title of a page whose title element names only the site. */
function titleElsewhere($: CheerioAPI, head: HeadFacts, lines: string[]): string | null {
  const site = fold(head.titleTag)
  const fits = (text: string) => {
    const folded = fold(text)
    return folded.length >= SHORTEST * 2 && text.length <= LONGEST && !site.includes(folded)
  }
  const headline = head.titles.map(oneLine).find(fits)
  if (headline) return headline
  const only = $('h1').length === 1 ? oneLine($('h1').text()) : ''
  if (fits(only) && !/[_|]/.test(only)) return only
  const meta = lines.findIndex(isMetaLine)
  const above = lines.slice(Math.max(0, meta - 3), Math.max(0, meta)).reverse()
  return (
    above.find(
      (line) => fits(line) && hanCount(line) >= SHORTEST && !isFurniture(line) && !isBreadcrumb(line),
    ) ?? null
  )
}

/** When a heading repeats the whole title element, the site's name may stand in both. */
function shorter(longest: string, trimmed: string): string {
  return fold(trimmed).length >= SHORTEST * 2 && fold(longest).startsWith(fold(trimmed)) ? trimmed : longest
}
