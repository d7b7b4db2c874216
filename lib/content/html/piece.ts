/** An element of HTML without its parser: the browser's tree and the server's both become this. */
export type Piece = { tag: string; attrs: Record<string, string>; children: Content[] }
export type Content = Piece | string

export const isPiece = (content: Content): content is Piece => typeof content !== 'string'

export const piece = (tag: string, attrs: Record<string, string> = {}, children: Content[] = []): Piece => ({
  tag,
  attrs,
  children,
})

/** All elements under one, in the order of the page. */
export function* descendants(root: Piece): Generator<Piece> {
  for (const child of root.children) {
    if (!isPiece(child)) continue
    yield child
    yield* descendants(child)
  }
}

/** The text of an element and of all in it. */
export function textOf(content: Content): string {
  return isPiece(content) ? content.children.map(textOf).join('') : content
}

const NOTHING: Record<string, string> = {}
const LONGEST_STYLE = 4000
const known = new WeakMap<Piece, Record<string, string>>()

/** The declarations of an element's `style`, names and values in lower case. */
export function styleOf(of: Piece): Record<string, string> {
  const text = of.attrs.style
  if (!text || text.length > LONGEST_STYLE) return NOTHING
  const before = known.get(of)
  if (before) return before
  const style: Record<string, string> = {}
  for (const declaration of text.toLowerCase().split(';')) {
    const colon = declaration.indexOf(':')
    if (colon > 0) style[declaration.slice(0, colon).trim()] = declaration.slice(colon + 1).trim()
  }
  known.set(of, style)
  return style
}

export const hasClass = (of: Piece, pattern: RegExp): boolean =>
  (of.attrs.class ?? '').split(/\s+/).some((name) => pattern.test(name))

/** Who holds whom under an element. */
export function parentsOf(root: Piece): Map<Piece, Piece> {
  const parents = new Map<Piece, Piece>()
  for (const child of root.children) if (isPiece(child)) parents.set(child, root)
  for (const one of descendants(root))
    for (const child of one.children) if (isPiece(child)) parents.set(child, one)
  return parents
}

/** Puts something in the place of a child, or nothing. */
export function replaceChild(parent: Piece, child: Piece, put: Content[]): void {
  const at = parent.children.indexOf(child)
  if (at >= 0) parent.children.splice(at, 1, ...put)
}
