import type { Block } from '@/lib/content/schema'
import { endsArticle, fold, hanCount, isFurniture } from './boilerplate'
import { breadcrumbItems, columnOf, isBreadcrumb } from './breadcrumb'
import { takeBylines } from './byline-blocks'
import type { CapturedPage } from './captured-page'
import { isLabelled, isMetaLine, parseMetaLine } from './meta-line'
import { originalTitleIn } from './original-title'

const LONGEST_TITLE = 120
const LONGEST_HEAD = 8

/** Where the parts of a capture stand among its lines; -1 for a part that is missing. */
type Places = { trail: number; title: number }

const couldBeTitle = (line: string) =>
  line.length >= 2 &&
  line.length <= LONGEST_TITLE &&
  !isFurniture(line) &&
  !endsArticle(line) &&
  !isMetaLine(line)

function findPlaces(lines: string[]): Places {
  const trail = lines.findIndex(isBreadcrumb)
  const meta = lines.findIndex((line, at) => at > trail && isMetaLine(line))
  if (meta > 0) {
    // 引题 and 副题 are rare; the line next above the source line is the title.
    for (let at = meta - 1; at > trail; at--) if (couldBeTitle(lines[at] ?? '')) return { trail, title: at }
  }
  const title = lines.findIndex((line, at) => at > trail && couldBeTitle(line) && !/[。；]$/.test(line))
  return { trail, title }
}

/** How many lines after the title belong to its head: source, time, author, and the buttons beside them. */
function headLength(lines: string[]): number {
  let length = 0
  for (const [at, line] of lines.slice(0, LONGEST_HEAD).entries()) {
    if (line.length > 160 || endsArticle(line)) break
    if (isMetaLine(line) || isLabelled(line) || (isFurniture(line) && length > 0)) length = at + 1
    else if (at > 0) break
  }
  return length
}

/** The lines of the article itself, up to the first that belongs to the page again. */
function bodyLines(lines: string[], title: string): string[] {
  const end = lines.findIndex(endsArticle)
  return lines
    .slice(0, end === -1 ? lines.length : end)
    .filter((line) => !isFurniture(line) && !isBreadcrumb(line) && fold(line) !== fold(title))
    .filter((line) => hanCount(line) > 0 || /\w/.test(line))
}

/** Reads a page that was captured as plain text: breadcrumb, title, source line, paragraphs, byline, furniture. */
export function readTextCapture(text: string): CapturedPage | null {
  const lines = text
    .split(/\r\n?|\n|\u2028|\u2029/)
    .map((line) => line.replace(/^[\s\u3000]+|[\s\u3000]+$/g, ''))
    .filter(Boolean)
  const { trail, title: titleAt } = findPlaces(lines)
  const title = lines[titleAt]
  if (title === undefined) return null
  const after = lines.slice(titleAt + 1)
  const length = headLength(after)
  const facts = parseMetaLine(after.slice(0, length).join('  '))
  const blocks = bodyLines(after.slice(length), title).map((line): Block => {
    return { type: 'paragraph', content: [{ type: 'text', text: line }] }
  })
  const { content, writers, authorNote } = takeBylines(blocks)
  return {
    url: /https?:\/\/[^\s，。]+/.exec(lines.slice(0, titleAt).join(' '))?.[0] ?? null,
    title,
    originalTitle: originalTitleIn(after),
    column: trail === -1 ? null : columnOf(breadcrumbItems(lines[trail] ?? ''), title),
    source: facts.source,
    publishedAt: facts.publishedAt,
    authors: [...new Set([...facts.authors, ...writers])],
    authorNote,
    body: { type: 'doc', content },
  }
}
