import { descendants, type Piece, parentsOf, piece, replaceChild, styleOf, textOf } from './piece'

const LONGEST_NOTE = 1000
/** How Word and WPS name the words of a note; the call back from them ends in `ref`. */
const WORD_NOTE = /^_(?:ftn|edn)\d+$/

const fragment = (link: Piece) => (link.attrs.href ?? '').split('#')[1] ?? ''

function namesOf(root: Piece): Map<string, Piece> {
  const names = new Map<string, Piece>()
  for (const one of descendants(root))
    for (const name of [one.attrs.id, one.tag === 'a' ? one.attrs.name : ''])
      if (name && !names.has(name)) names.set(name, one)
  return names
}

/** The block in which the words of a note stand. */
function wordsAround(target: Piece, parents: Map<Piece, Piece>): Piece | null {
  for (let at: Piece | undefined = target; at; at = parents.get(at)) {
    const isNote = /^(?:ftn|edn)\d+$/.test(at.attrs.id ?? '') && at.tag === 'div'
    if (isNote || at.tag === 'li') return at
    if (at.tag === 'p' && !/^(?:ftn|edn)\d+$/.test(parents.get(at)?.attrs.id ?? '')) {
      return parents.get(at)?.tag === 'li' ? (parents.get(at) ?? null) : at
    }
  }
  return null
}

const isInside = (one: Piece | undefined, outer: Piece, parents: Map<Piece, Piece>): boolean =>
  one !== undefined && (one === outer || isInside(parents.get(one), outer, parents))

/** The words of a note without the links that lead back to its number. */
function noteText(words: Piece, callNames: string[]): string {
  const own = (one: Piece): string =>
    one.children
      .map((child) => {
        if (typeof child === 'string') return child
        const back = child.tag === 'a' && callNames.includes(fragment(child))
        return back ? '' : own(child)
      })
      .join('')
  return own(words)
    .replace(/^\s*\[\w+\]|[↩↑]\uFE0E?\s*$/g, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .slice(0, LONGEST_NOTE)
}

type Found = { call: Piece; words: Piece; text: string }

/** A link from the words of a note back to its number: what it leads to is the text itself, never a note. */
const isWayBack = (link: Piece) =>
  link.attrs.role === 'doc-backlink' ||
  /^[↩↑]/.test(textOf(link).trim()) ||
  /(?:ftn|edn|note-?)ref/i.test(fragment(link))

function findNotes(root: Piece, parents: Map<Piece, Piece>): Found[] {
  const names = namesOf(root)
  const taken = new Set<Piece>()
  const isTaken = (one: Piece | undefined): boolean =>
    one !== undefined && (taken.has(one) || isTaken(parents.get(one)))
  return [...descendants(root)].flatMap((call) => {
    const name = call.tag === 'a' && !isWayBack(call) && !isTaken(call) ? fragment(call) : ''
    const target = name ? names.get(name) : undefined
    const words = target ? wordsAround(target, parents) : null
    if (!words || isInside(call, words, parents)) return []
    const above = parents.get(call)
    const callNames = [call.attrs.id, call.attrs.name, above?.attrs.id].filter((one) => one !== undefined)
    const leadsBack = [...descendants(words)].some(
      (one) => one.tag === 'a' && callNames.includes(fragment(one)),
    )
    if (!leadsBack && call.attrs.role !== 'doc-noteref' && !WORD_NOTE.test(name)) return []
    const text = noteText(words, callNames)
    if (text === '') return []
    taken.add(words)
    return [{ call, words, text }]
  })
}

/** Takes an element away, and what held nothing but it. */
function removeUpwards(one: Piece, root: Piece, parents: Map<Piece, Piece>): void {
  const parent = parents.get(one)
  if (!parent) return
  replaceChild(parent, one, [])
  const listed = styleOf(parent)['mso-element'] ?? ''
  const isHolder = /^(?:ol|ul|section)$/.test(parent.tag) || /note-list$/.test(listed)
  const words = parent.children.filter((child) => typeof child === 'string' || !/^h[1-6]$/.test(child.tag))
  if (parent !== root && isHolder && words.map(textOf).join('').trim() === '')
    removeUpwards(parent, root, parents)
}

/** Makes each call of a footnote one piece that holds its words, and takes the words away from the end. */
export function gatherFootnotes(root: Piece): void {
  const parents = parentsOf(root)
  const notes = findNotes(root, parents)
  for (const { call, text } of notes) {
    const above = parents.get(call)
    const outer = above?.tag === 'sup' && textOf(above).trim() === textOf(call).trim() ? above : call
    const holder = parents.get(outer)
    if (holder) replaceChild(holder, outer, [piece('sup', { 'data-footnote': text })])
  }
  for (const words of new Set(notes.map((note) => note.words))) removeUpwards(words, root, parents)
}
