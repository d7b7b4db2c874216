import { type Content, descendants, hasClass, isPiece, type Piece, piece, styleOf, textOf } from './piece'

/** What Word sets in front of an item, read for what it is. */
type Marker = { kind: 'bullet' } | { kind: 'number'; start: number } | { kind: 'words'; text: string }
type Item = { level: number; marker: Marker; content: Piece }

const LIST_LEVEL = /\blevel(\d)\b/
const NUMBER = /^[(（]?(\d{1,3}|[a-z]|[ivxl]{2,6})[.．、)）]$|^(\d{1,3})$/i

function readMarker(text: string): Marker {
  const said = text.replace(/[\s\u00a0]+/g, '').normalize('NFKC')
  const number = NUMBER.exec(said)
  if (number) return { kind: 'number', start: Number(number[1] ?? number[2]) || 1 }
  // Symbol fonts draw bullets with letters; what is longer or Chinese has been counted by hand or by style.
  if ([...said].length <= 1 && !/\p{Script=Han}|[①-⑳]/u.test(said)) return { kind: 'bullet' }
  return { kind: 'words', text: text.replace(/[\s\u00a0]+/g, ' ').trim() }
}

/** Takes the sign in front of an item out of it. */
function takeSign(of: Piece): string {
  for (const [at, child] of of.children.entries()) {
    if (!isPiece(child)) continue
    if (/^ignore$/.test(styleOf(child)['mso-list'] ?? '')) {
      of.children.splice(at, 1)
      return textOf(child)
    }
    const inner = takeSign(child)
    if (inner !== '') return inner
  }
  return ''
}

/** An item of one of Word's lists, which are paragraphs that only look like items. */
function itemOf(content: Content): Item | null {
  if (!isPiece(content) || content.tag !== 'p') return null
  const level = LIST_LEVEL.exec(styleOf(content)['mso-list'] ?? '')
  if (!level) return null
  const marker = readMarker(takeSign(content))
  if (marker.kind === 'words') {
    content.children.unshift(marker.text)
    return null
  }
  return { level: Number(level[1]), marker, content }
}

/** Items in a row as lists inside lists. */
function nest(items: Item[]): Piece[] {
  const lists: Piece[] = []
  const open: { level: number; list: Piece }[] = []
  for (const { level, marker, content } of items) {
    while (open.length > 0 && (open.at(-1)?.level ?? 0) > level) open.pop()
    const tag = marker.kind === 'number' ? 'ol' : 'ul'
    let top = open.at(-1)
    if (top?.level === level && top.list.tag !== tag) {
      open.pop()
      top = open.at(-1)
    }
    if (!top || top.level < level) {
      const list = piece(tag, marker.kind === 'number' ? { start: String(marker.start) } : {})
      const above = top?.list.children.at(-1)
      if (above && isPiece(above)) above.children.push(list)
      else lists.push(list)
      top = { level, list }
      open.push(top)
    }
    top.list.children.push(piece('li', {}, content.children))
  }
  return lists
}

function foldLists(parent: Piece): void {
  const folded: Content[] = []
  let row: Item[] = []
  const end = () => {
    folded.push(...nest(row))
    row = []
  }
  for (const child of parent.children) {
    if (!isPiece(child) && child.trim() === '') {
      if (row.length === 0) folded.push(child)
      continue
    }
    const item = itemOf(child)
    if (item) row.push(item)
    else {
      end()
      if (isPiece(child)) foldLists(child)
      folded.push(child)
    }
  }
  end()
  parent.children = folded
}

/** Headings that Word draws as paragraphs, and the number that a style counts in front of a heading. */
function nameHeadings(root: Piece): void {
  for (const one of descendants(root)) {
    const style = styleOf(one)
    const outline = /^[1-6]$/.exec(style['mso-outline-level'] ?? '')?.[0]
    if (one.tag === 'p' && hasClass(one, /^MsoTitle$/)) {
      one.tag = 'h1'
      one.attrs = { class: 'title' }
    } else if (one.tag === 'p' && outline && !hasClass(one, /^MsoListParagraph/)) one.tag = `h${outline}`
    if (!/^h[1-6]$/.test(one.tag)) continue
    const sign = takeSign(one)
      .replace(/[\s\u00a0]+/g, ' ')
      .trim()
    if (sign) one.children.unshift(/[\w.)]$/.test(sign) ? `${sign} ` : sign)
  }
}

const NOT_TEXT = /^(?:comment-list|comment|header|footer)$/

/** What Word keeps beside the text: remarks of reviewers, heads and feet of pages, and text that was struck out. */
function isBeside(one: Piece): boolean {
  const element = styleOf(one)['mso-element'] ?? ''
  const tracked = one.tag === 'del' && (one.attrs.cite !== undefined || one.attrs.datetime !== undefined)
  return NOT_TEXT.test(element) || tracked || hasClass(one, /^(?:MsoCommentReference|msocomanchor)$/)
}

function dropBeside(parent: Piece): void {
  parent.children = parent.children.filter((child) => !isPiece(child) || !isBeside(child))
  for (const child of parent.children) if (isPiece(child)) dropBeside(child)
}

/** Text that was written with tracked changes is text; only elsewhere does `ins` mean underlined. */
function acceptInsertions(root: Piece): void {
  for (const one of descendants(root)) {
    if (one.tag === 'ins' && (one.attrs.cite !== undefined || one.attrs.datetime !== undefined))
      one.tag = 'span'
  }
}

/** Makes of a page that Word or WPS wrote one that says what it means: lists, headings, nothing beside the text. */
export function readWord(root: Piece): void {
  dropBeside(root)
  acceptInsertions(root)
  nameHeadings(root)
  foldLists(root)
}
