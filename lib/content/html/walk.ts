import { missingPictureName } from '../missing-picture'
import type { Block, HeadingLevel, InlineNode, List, ListItem, Mark } from '../schema'
import { inlineText } from '../text'
import { finishLine } from './line'
import { marksInside } from './marks'
import { captionOf, pictureBlock, type Wanted, wantedAgain } from './picture'
import { type Content, descendants, isPiece, type Piece, textOf } from './piece'
import type { Losses } from './report'
import { isLayout, tableBlocks } from './table'
import { headingLevel, isBlock, isQuote, isStyled, isTitle, leftOut } from './tags'

/** The level at which text may still stand, and how many levels a container takes for itself. */
const DEEPEST = 11
const COST = { list: 2, quote: 1, table: 3 }
const LONGEST_HEADING = 120

type Place = { marks: Mark[]; level: number; caption: string }
type Lines = { blocks: Block[]; line: InlineNode[] }

/** Reads a tree of HTML into blocks; what it leaves out, and the pictures it is still without, it remembers. */
export class Walk {
  readonly wanted: Wanted[] = []
  readonly losses: Losses = {
    styles: false,
    ...{ embedded: 0, hidden: 0, empty: 0, indents: 0, decorations: 0, charts: 0, formulas: 0 },
  }
  /** The level that each heading had, and the headings that are the title of the whole. */
  readonly levels = new WeakMap<Block, number>()
  readonly titles = new WeakSet<Block>()

  constructor(readonly site: string) {}

  flow(children: Content[], place: Place): Block[] {
    const lines: Lines = { blocks: [], line: [] }
    for (const child of children) this.#visit(child, place, lines)
    this.#endLine(lines)
    return lines.blocks
  }

  #endLine(lines: Lines): void {
    const { paragraphs, indented } = finishLine(lines.line)
    if (indented) this.losses.indents++
    lines.line = []
    for (const content of paragraphs) {
      const again = wantedAgain(inlineText(content))
      if (again) this.wanted.push(again)
      lines.blocks.push({ type: 'paragraph', content })
    }
  }

  #visit(content: Content, place: Place, lines: Lines): void {
    if (!isPiece(content)) {
      if (content === '') return
      const { marks } = place
      lines.line.push({ type: 'text', text: content, ...(marks.length > 0 ? { marks } : {}) })
      return
    }
    const left = leftOut(content)
    if (left === 'embedded') this.losses.embedded++
    if (left === 'hidden' && textOf(content).trim() !== '') this.losses.hidden++
    if (left !== null) {
      this.#visitControl(content, lines)
      return
    }
    if (isStyled(content)) this.losses.styles = true
    const note = content.attrs['data-footnote']?.trim()
    if (content.tag === 'br') lines.line.push({ type: 'hardBreak' })
    else if (content.tag === 'img') this.#picture(content, place, lines)
    else if (content.tag === 'sup' && note) lines.line.push({ type: 'footnote', attrs: { text: note } })
    else if (isBlock(content)) this.#block(content, place, lines)
    else this.#inside(content, place, lines)
  }

  /** A ticked box says something; nothing else of a form does. */
  #visitControl(one: Piece, lines: Lines): void {
    if (one.tag !== 'input' || one.attrs.type !== 'checkbox') return
    lines.line.push({ type: 'text', text: one.attrs.checked === undefined ? '☐ ' : '☑ ' })
  }

  #inside(one: Piece, place: Place, lines: Lines): void {
    const marks = marksInside(one, place.marks, this.site)
    for (const child of one.children) this.#visit(child, { ...place, marks }, lines)
  }

  #picture(image: Piece, place: Place, lines: Lines): void {
    const found = pictureBlock(image, place.caption, this.site)
    if (!found) {
      this.losses.decorations++
      return
    }
    this.#endLine(lines)
    lines.blocks.push(found.block)
    if (found.wanted) this.wanted.push(found.wanted)
  }

  #block(one: Piece, place: Place, lines: Lines): void {
    this.#endLine(lines)
    const before = lines.blocks.length
    lines.blocks.push(...this.#blocksOf(one, place))
    if (one.tag === 'p' && lines.blocks.length === before) this.losses.empty++
  }

  #blocksOf(one: Piece, place: Place): Block[] {
    const marks = marksInside(one, place.marks, this.site)
    const inner = { ...place, marks }
    const level = headingLevel(one)
    if (level !== null) return this.#heading(one, level, place)
    if (one.tag === 'hr') return [{ type: 'horizontalRule' }]
    if (/^[uod]l$/.test(one.tag)) return this.#list(one, inner)
    if (one.tag === 'table' && !isLayout(one)) return this.#table(one, inner)
    if (one.tag === 'pre') return this.#preformatted(one, inner)
    if (one.tag === 'figure') return this.#figure(one, inner)
    if (isQuote(one) && place.level + COST.quote <= DEEPEST - 1) {
      const content = this.flow(one.children, { ...inner, level: place.level + COST.quote })
      return content.length > 0 ? [{ type: 'blockquote', content: content.map(plain) }] : []
    }
    return this.flow(one.children, inner)
  }

  #heading(one: Piece, level: number, place: Place): Block[] {
    const blocks = this.flow(one.children, { ...place, marks: [] })
    return blocks.map((block) => {
      const text = block.type === 'paragraph' ? inlineText(block.content) : ''
      const stays = place.level > 1 || text.length > LONGEST_HEADING || missingPictureName(text) !== null
      if (block.type !== 'paragraph' || stays) return block
      const content = (block.content ?? []).map(withoutBold)
      const heading: Block = { type: 'heading', attrs: { level: 2 }, content }
      this.levels.set(heading, level)
      if (isTitle(one)) this.titles.add(heading)
      return heading
    })
  }

  #list(list: Piece, place: Place): Block[] {
    if (list.tag === 'dl' || place.level + COST.list > DEEPEST - 1) return this.flow(list.children, place)
    const deeper = { ...place, level: place.level + COST.list }
    const items: ListItem[] = []
    for (const child of list.children) {
      if (!isPiece(child) && child.trim() === '') continue
      const content = this.flow(isPiece(child) && child.tag === 'li' ? child.children : [child], deeper)
      const last = items.at(-1)
      if (content.length === 0) continue
      // A list right inside a list belongs to the item before it.
      if (last && isPiece(child) && /^[uo]l$/.test(child.tag)) last.content.push(...content)
      else items.push({ type: 'listItem', content: beginWithParagraph(content.map(plain)) })
    }
    if (items.length === 0) return []
    const start = Math.min(Math.max(0, Number.parseInt(list.attrs.start ?? '1', 10) || 1), 100_000)
    const made: List =
      list.tag === 'ul'
        ? { type: 'bulletList', content: items }
        : { type: 'orderedList', attrs: { start }, content: items }
    return [made]
  }

  #table(table: Piece, place: Place): Block[] {
    if (place.level + COST.table > DEEPEST - 1) return this.flow(table.children, place)
    const caption = table.children.filter(isPiece).find(({ tag }) => tag === 'caption')
    const deeper = { ...place, level: place.level + COST.table }
    return [
      ...(caption ? this.flow(caption.children, place) : []),
      ...tableBlocks(table, (cell) =>
        this.flow(cell.children, {
          ...deeper,
          marks: marksInside(cell, cell.tag === 'th' ? [] : place.marks, this.site),
        }),
      ),
    ]
  }

  /** Text whose lines are its own: they stay lines. */
  #preformatted(one: Piece, place: Place): Block[] {
    const lines = textOf(one)
      .replace(/^\n|\s+$/g, '')
      .split('\n')
    const content = lines.flatMap((line, at): Content[] => [
      ...(at > 0 ? [{ tag: 'br', attrs: {}, children: [] }] : []),
      line.trimStart(),
    ])
    return this.flow(content, place)
  }

  #figure(figure: Piece, place: Place): Block[] {
    const holdsPicture = [...descendants(figure)].some(({ tag }) => tag === 'img')
    if (!holdsPicture) return this.flow(figure.children, place)
    const inner = { ...place, caption: captionOf(figure) }
    return this.flow(
      figure.children.filter((child) => !isPiece(child) || child.tag !== 'figcaption'),
      inner,
    )
  }
}

/** A heading inside something else is a paragraph there. */
const plain = (block: Block): Block =>
  block.type === 'heading'
    ? { type: 'paragraph', ...(block.content ? { content: block.content } : {}) }
    : block

const beginWithParagraph = (blocks: Block[]): Block[] =>
  blocks[0]?.type === 'paragraph' ? blocks : [{ type: 'paragraph' }, ...blocks]

function withoutBold(node: InlineNode): InlineNode {
  if (node.type !== 'text' || !node.marks) return node
  const { marks, ...rest } = node
  const left = marks.filter(({ type }) => type !== 'bold')
  return left.length > 0 ? { ...rest, marks: left } : rest
}

/** The level of a heading here: the text’s own headings begin with the second. */
export function levelHere(level: number, highest: number): HeadingLevel {
  const here = highest === 1 ? level + 1 : level
  return here <= 2 ? 2 : here === 3 ? 3 : 4
}
