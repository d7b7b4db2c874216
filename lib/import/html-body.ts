import type { CheerioAPI } from 'cheerio'
import type { AnyNode, Element } from 'domhandler'
import type { Block } from '@/lib/content/schema'
import { inlineText } from '@/lib/content/text'
import { endsArticle, fold, hanCount, isFurniture } from './boilerplate'
import { blocksOf } from './html-blocks'
import type { Measure } from './html-measure'

const FOREIGN =
  /(?:^|[-_\s])(?:share|social|related?|recommend|comments?|footer|foot|copyright|advert|ads?|adbox|banner|qrcode|ewm|nav|menu|breadcrumb|crumbs?|sidebar|toolbar|tools|hot|rank|login|search|pager|pagination|prevnext|tags?|keywords?|editor|function|weixin|wechat|app-?download)(?:$|[-_\s\d])/i
const NAMED_BODY =
  /(?:article|content|text|post|news|detail|body|zoom|main|js|rich|entry)[-_]?(?:article|content|text|body|con|detail|txt|main|area)|^(?:content|article|zoom|text|artibody|endtext|zhengwen|nr|txt|TRS_Editor|UCAPCONTENT)$|TRS_Editor|zhengwen/i

const WAY_BACK = /^(?:返回|点击进入|点击查看|查看更多|阅读全文|更多).{0,12}$/

type Measured = (element: Element) => Measure

const classes = (element: Element) => `${element.attribs.class ?? ''} ${element.attribs.id ?? ''}`.trim()

/** How much running Chinese text a text is: its sentences' marks weigh more than its letters. */
function weight(text: string): number {
  const han = hanCount(text)
  if (han < 12) return 0
  const marks = text.match(/[，。、；：？！,;]/g)?.length ?? 0
  // A heap of words with hardly a comma in it is no article, however long.
  return marks === 0 ? Math.min(han / 8, 10) : Math.min(han, marks * 40) + marks * 12
}

/** The text of an element's own lines: what is in block children counts for them. */
function ownText(element: Element): string {
  const inline = (node: AnyNode): string => {
    if (node.type === 'text') return node.data
    if (
      node.type !== 'tag' ||
      /^(?:p|div|section|article|ul|ol|li|table|tbody|tr|td|h[1-6]|blockquote|dl|dd|dt)$/.test(node.tagName)
    )
      return ''
    return node.tagName === 'a' ? '' : node.children.map(inline).join('')
  }
  return element.children.map(inline).join('').trim()
}

/** The element that holds the article: where the weight of running text gathers. */
export function findBody($: CheerioAPI, measure: Measured): Element | null {
  const scores = new Map<Element, number>()
  const add = (element: Element | null, score: number) => {
    if (element && element.tagName !== 'html') scores.set(element, (scores.get(element) ?? 0) + score)
  }
  const holders = $('body')
    .find('p, div, section, article, td, li, span, blockquote, dd, font, center')
    .toArray()
  for (const element of [...holders, ...$('body').toArray()]) {
    if (element.tagName === 'span' || element.tagName === 'font') continue
    const score = weight(ownText(element))
    if (score === 0) continue
    const isParagraph = element.tagName === 'p' || element.tagName === 'li'
    if (!isParagraph) add(element, score)
    let up = parentOf(element)
    for (const share of [1, 0.6, 0.35, 0.2]) {
      add(up, score * share)
      up = up && parentOf(up)
    }
  }
  const heaviest = [...scores].sort(([, a], [, b]) => b - a).slice(0, 20)
  const ranked = heaviest.map(([element, score]) => ({
    element,
    score: score * trust(element, measure(element)),
  }))
  return ranked.sort((a, b) => b.score - a.score)[0]?.element ?? null
}

const parentOf = (element: Element): Element | null =>
  element.parent?.type === 'tag' ? element.parent : null

/** Lowers what is mostly links, raises what its name calls the article. */
function trust(element: Element, { han, linkedHan }: Measure): number {
  const name = classes(element)
  const named = NAMED_BODY.test(name) ? 1.25 : FOREIGN.test(name) ? 0.4 : 1
  return (1 - linkedHan / Math.max(1, han)) * named
}

/** Whether an element inside the article's own belongs to the page: by its name or because it is all links. */
function isForeign($: CheerioAPI, element: Element, { han, linkedHan, links }: Measure): boolean {
  const small = han < 200
  if (/^(?:nav|aside|footer)$/.test(element.tagName)) return true
  if (element.tagName === 'form') return small
  if (element.tagName === 'a') return WAY_BACK.test($(element).text().trim())
  if (!/^(?:div|ul|ol|dl|section|table|p|span|h[1-6])$/.test(element.tagName)) return false
  if (FOREIGN.test(classes(element)) && (small || linkedHan > han / 3)) return true
  return links > 2 && linkedHan > han * 0.6
}

const blockText = (block: Block): string =>
  block.type === 'paragraph' || block.type === 'heading' ? inlineText(block.content).trim() : ''

/** The article's blocks: what is before it, after it and between it is taken away. */
export function articleBlocks($: CheerioAPI, root: Element, title: string, measure: Measured): Block[] {
  const all = blocksOf($, root, (element) => !isForeign($, element, measure(element)))
  const own = fold(title)
  const titleAt = all.findIndex((block, at) => at < all.length / 2 && fold(blockText(block)) === own)
  const after = all.slice(titleAt + 1)
  const firstParagraph = after.findIndex((block) => hanCount(blockText(block)) > 30)
  const end = after.findIndex((block, at) => at > firstParagraph && endsArticle(blockText(block)))
  const inside = after.slice(0, end === -1 ? after.length : end)
  const kept = inside.filter((block) => block.type === 'table' || !isFurniture(blockText(block)))
  return withoutLinkedTitles(kept, linkTexts($, root))
}

/** The folded texts of the links under an element that are long enough to be titles of other pieces. */
function linkTexts($: CheerioAPI, root: Element): Set<string> {
  const texts = $(root)
    .find('a')
    .toArray()
    .map((link) => fold($(link).text()))
  return new Set(texts.filter((text) => text.length >= 8))
}

/** Leaves out lines that are nothing but a link to another piece, and, at the end, what such a line introduces. */
function withoutLinkedTitles(blocks: Block[], links: Set<string>): Block[] {
  const isLink = (block: Block) => links.has(fold(blockText(block)))
  const tail = blocks.findIndex((block, at) => at >= blocks.length - 4 && at > 0 && isLink(block))
  return blocks.slice(0, tail === -1 ? blocks.length : tail).filter((block) => !isLink(block))
}
