import type { CheerioAPI } from 'cheerio'
import { fold } from './boilerplate'
import { breadcrumbItems, columnOf, isBreadcrumb } from './breadcrumb'
import { personsIn } from './byline'
import { dateInAddress, datesIn } from './date'
import type { HeadFacts } from './html-meta'
import { oneLine } from './html-title'
import { cleanSource, isMetaLine, parseMetaLine } from './meta-line'

const TRAIL =
  '[class*="crumb" i], [id*="crumb" i], [class*="position" i], [class*="location" i], [class*="weizhi" i], [class*="dqwz" i], [class*="path" i], [class*="curpos" i], [class*="where" i]'

/** 栏目: named in the head, or where the breadcrumb leads. */
export function findColumn($: CheerioAPI, head: HeadFacts, lines: string[], title: string): string | null {
  const named = head.columns.map(oneLine).find((name) => name.length > 0 && name.length <= 30)
  if (named) return named
  for (const element of $(TRAIL).toArray()) {
    const text = oneLine($(element).text())
    const items = breadcrumbItems(text)
    if (text.length > 160 || items.length < 2) continue
    const column = columnOf(items, title)
    if (column) return column
  }
  const trail = lines.find(isBreadcrumb)
  return trail ? columnOf(breadcrumbItems(trail), title) : null
}

/**
 * The lines around the title that may tell source, time and author. The title may stand on the page more than once
 * (in a ticker, in a list): the place that has a date or a source after it is meant.
 */
export function linesNearTitle(lines: string[], title: string): string[] {
  const own = fold(title)
  const around = (at: number) =>
    lines.slice(Math.max(0, at - 3), at + 13).filter((line) => line.length <= 160)
  const exact = lines.flatMap((line, at) => (fold(line) === own ? [at] : []))
  const places =
    exact.length > 0 ? exact : lines.flatMap((line, at) => (fold(line).includes(own) ? [at] : []))
  const telling = places.find((at) => lines.slice(at + 1, at + 13).some(isMetaLine))
  const at = telling ?? places[0]
  return at === undefined ? [] : around(at)
}

type Around = { lines: string[]; near: string[]; scripted: Date | null }

/** The day the piece came out: what machines read first, then what stands by the title, then weaker traces. */
export function findDate($: CheerioAPI, head: HeadFacts, { lines, near, scripted }: Around): Date | null {
  const marked = $('time[datetime], [itemprop="datePublished"]').toArray()
  const first = (texts: string[]) => texts.flatMap(datesIn)[0]
  return (
    head.published[0] ??
    first(near.filter((line) => /时间|日期|发布|来源/.test(line))) ??
    first(near.filter((line) => line.length < 60)) ??
    first(marked.map((one) => $(one).attr('datetime') ?? $(one).attr('content') ?? $(one).text())) ??
    first(lines.filter(isMetaLine)) ??
    scripted ??
    (head.url ? dateInAddress(head.url) : null) ??
    head.updated[0] ??
    first(lines.filter((line) => line.length < 60 && !/copyright|©|版权/i.test(line))) ??
    null
  )
}

/** 稿源: as printed by the title, else as the head says. */
export function findSource(head: HeadFacts, near: string[], lines: string[]): string | null {
  const written = [...near, ...lines].filter((line) => /来源|稿源|转自|出处/.test(line) && line.length <= 160)
  const shown = written.flatMap((line) => parseMetaLine(line).source ?? [])[0]
  return shown ?? head.sources.flatMap((value) => cleanSource(value) ?? [])[0] ?? null
}

/** The persons named by the title, else in the head. */
export function findAuthors(head: HeadFacts, near: string[], source: string | null): string[] {
  const shown = near.flatMap((line) => parseMetaLine(line).authors)
  const named = shown.length > 0 ? shown : head.authors.flatMap(personsIn)
  return [...new Set(named)].filter((name) => name !== source && !head.siteNames.includes(name))
}
