import { docText } from '@/lib/content/text'
import { hanCount } from './boilerplate'
import type { CapturedPage, Reading } from './captured-page'
import { decodePage } from './decode'
import { type HtmlPage, readHtmlPage } from './html-page'
import { readTextCapture } from './text-capture'

const LOOKS_HTML = /<(?:!doctype html|html|head|body|div|p|meta|title|article|section)\b/i
const SHORTEST_BODY = 40
const LONGEST_BODY = 3000

/**
 * Whether the page lists pieces instead of being one. A page whose title stands over its date or source is an
 * article, however many links surround it; else links without running text beside them tell a list.
 */
function isListPage(page: HtmlPage): boolean {
  const mostlyLinks = page.links > 30 && page.linkedHan > 300 && page.bodyHan * 4 < page.linkedHan
  if (page.headed) return mostlyLinks && page.bodyHan < SHORTEST_BODY
  return (mostlyLinks && page.bodyHan < 300) || (page.paged && page.links > 20 && page.bodyHan < 1500)
}

function readText(text: string): Reading | { ok: true; page: CapturedPage | HtmlPage } {
  if (!LOOKS_HTML.test(text.slice(0, 20_000))) {
    const page = readTextCapture(text)
    return page ? { ok: true, page } : { ok: false, reason: '没有认出标题' }
  }
  const page = readHtmlPage(text)
  if (!page) return { ok: false, reason: '网页嵌套过深，可能已经损坏' }
  if (isListPage(page)) return { ok: false, reason: '这是列表页，不是一篇文章', title: page.title }
  return { ok: true, page }
}

/** Reads one captured file: HTML, or the text of a page. */
export function readPage(bytes: Uint8Array): Reading {
  const decoded = decodePage(bytes)
  if (!decoded.ok) return decoded
  const read = readText(decoded.text)
  if (!read.ok) return read
  const { url, title, originalTitle, column, source, publishedAt, authors, authorNote, body } = read.page
  if (title === '') return { ok: false, reason: '没有认出标题' }
  if (hanCount(docText(body)) < SHORTEST_BODY) return { ok: false, reason: '没有认出正文', title }
  if (body.content.length > LONGEST_BODY) return { ok: false, reason: '正文太长，不像一篇文章', title }
  const about = { url, title, originalTitle, column, source, publishedAt, authors, authorNote }
  return { ok: true, page: { ...about, body } }
}
