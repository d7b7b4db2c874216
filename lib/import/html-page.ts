import { type CheerioAPI, load } from 'cheerio'
import type { Element } from 'domhandler'
import { fold, hanCount } from './boilerplate'
import { paragraphText, takeBylines } from './byline-blocks'
import type { CapturedPage } from './captured-page'
import { datesIn } from './date'
import { articleBlocks, findBody } from './html-body'
import { findAuthors, findColumn, findDate, findSource, linesNearTitle } from './html-facts'
import { measureTree, nestsTooDeep } from './html-measure'
import { readHead, scriptDate } from './html-meta'
import { findTitle, oneLine } from './html-title'
import { isMetaLine } from './meta-line'
import { originalTitleIn } from './original-title'

/** A page's article, and what tells a page with one article from a list of many. */
export type HtmlPage = CapturedPage & {
  bodyHan: number
  linkedHan: number
  links: number
  /** The title stands on the page as a line of its own, with its date or source beside it. */
  headed: boolean
  /** The page turns over to further pages of the same list. */
  paged: boolean
}

const NOISE =
  'script, style, noscript, iframe, template, svg, button, select, textarea, [hidden], [aria-hidden="true"]'
/** The lines of the page in order, as a reader would see them. */
function pageLines($: CheerioAPI): string[] {
  const parts: string[] = []
  const visit = (element: Element) => {
    const block =
      /^(?:p|div|section|article|ul|ol|li|table|tr|td|h[1-6]|dl|dt|dd|br|header|footer|nav|title)$/.test(
        element.tagName,
      )
    if (block) parts.push('\n')
    for (const child of element.children) {
      if (child.type === 'text') parts.push(child.data.replace(/\s+/g, ' '))
      else if (child.type === 'tag') visit(child)
    }
    parts.push(block ? '\n' : ' ')
  }
  for (const body of $('body').toArray()) visit(body)
  return parts.join('').split('\n').map(oneLine).filter(Boolean)
}

/** Reads a page that was captured as HTML; null when it nests deeper than any real page. */
export function readHtmlPage(html: string): HtmlPage | null {
  if (nestsTooDeep(html)) return null
  const $ = load(html)
  const body = $('body').get(0)
  if (!body) return null
  const measure = measureTree(body)
  const head = readHead($)
  const scripted = scriptDate($)
  $(NOISE).remove()
  const lines = pageLines($)
  const title = findTitle($, head, lines)
  const near = linesNearTitle(lines, title)
  const source = findSource(head, near, lines)
  const root = findBody($, measure)
  const blocks = root ? articleBlocks($, root, title, measure) : []
  const { content, writers, authorNote } = takeBylines(blocks)
  return {
    url: head.url,
    title,
    originalTitle: originalTitleIn(lines),
    column: findColumn($, head, lines, title),
    source,
    publishedAt: findDate($, head, { lines, near, scripted }),
    authors: [...new Set([...findAuthors(head, near, source), ...writers])],
    authorNote,
    body: { type: 'doc', content },
    bodyHan: hanCount(content.map(paragraphText).join('')),
    linkedHan: measure(body).linkedHan,
    links: measure(body).links,
    headed: fold(title).length >= 8 && near.some((line) => isMetaLine(line) || datesIn(line).length > 0),
    paged: lines.some((line) => /(?:上一页|下一页|尾页|末页)/.test(line) && line.length < 80),
  }
}
