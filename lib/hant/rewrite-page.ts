import { Parser } from 'htmlparser2'
import type { Convert } from './convert'
import { withNamesOf } from './names'
import { isEditionLink, rewriteTag } from './rewrite-tag'

type Piece = { from: number; to: number }
type Edit = Piece & { text: string }

/** Marks within a phrase: 头<mark>发</mark> is still 头发. Everything else ends it, links as well. */
const WITHIN_PHRASE = new Set(['b', 'em', 'i', 'mark', 's', 'small', 'strong', 'sub', 'sup', 'u', 'wbr'])
/** What is not language. */
const VERBATIM = new Set(['code', 'kbd', 'pre', 'samp', 'script', 'style', 'textarea'])
const OTHER_EDITION = '简体'

/** Goes through a finished page once and notes what reads otherwise in the traditional edition. */
class Rewriter {
  readonly edits: Edit[] = []
  readonly #html: string
  readonly #means: { convert: Convert; simplified: string }
  /** Text that is converted in one go. */
  #phrase: Piece[] = []
  /** Open elements from the outermost verbatim one inwards. */
  #verbatim: string[] = []
  /** Open `<span>`s, and whether each ends a phrase: one without attributes only holds words together. */
  readonly #spans: boolean[] = []
  #data = false
  #link = false
  readonly #parser = new Parser(
    {
      onopentag: (name, attributes) => this.#open(name, attributes),
      onclosetag: (name) => this.#close(name),
      ontext: () => this.#text(),
    },
    // Entities stay as they are written, so that places in the text are places in the page.
    { decodeEntities: false, lowerCaseTags: true },
  )

  constructor(html: string, means: { convert: Convert; simplified: string }) {
    this.#html = html
    this.#means = means
  }

  run(): Edit[] {
    this.#parser.write(this.#html)
    this.#parser.end()
    this.#endPhrase()
    return this.edits
  }

  #place(): Piece {
    return { from: this.#parser.startIndex, to: this.#parser.endIndex + 1 }
  }

  #open(name: string, attributes: Record<string, string>): void {
    if (name === 'span') this.#spans.push(Object.keys(attributes).length > 0)
    if (this.#endsPhrase(name)) this.#endPhrase()
    this.#link = isEditionLink(name, attributes)
    this.#data = name === 'script' && attributes.type === 'application/ld+json'
    if (this.#verbatim.length === 0 || this.#link) {
      const place = this.#place()
      const raw = this.#html.slice(place.from, place.to)
      const text = rewriteTag(raw, name, attributes, this.#means)
      if (text !== raw) this.edits.push({ ...place, text })
    }
    if (this.#verbatim.length > 0 || VERBATIM.has(name) || attributes.translate === 'no')
      this.#verbatim.push(name)
  }

  #endsPhrase(name: string): boolean {
    return name === 'span' ? this.#spans.at(-1) !== false : !WITHIN_PHRASE.has(name)
  }

  #close(name: string): void {
    if (this.#endsPhrase(name)) this.#endPhrase()
    if (name === 'span') this.#spans.pop()
    this.#verbatim.pop()
    this.#link = false
    this.#data = false
  }

  #text(): void {
    if (this.#link) this.edits.push({ ...this.#place(), text: OTHER_EDITION })
    else if (this.#data || this.#verbatim.length === 0) this.#phrase.push(this.#place())
  }

  #endPhrase(): void {
    const pieces = this.#phrase
    this.#phrase = []
    const before = pieces.map(({ from, to }) => this.#html.slice(from, to))
    const whole = before.join('')
    if (!/\p{Script=Han}/u.test(whole)) return
    const { convert } = this.#means
    const converted = this.#data ? dataInTraditional(convert(whole)) : convert(whole)
    let at = 0
    pieces.forEach((piece, index) => {
      const length = before[index]?.length ?? 0
      // Conversion keeps the length, character for character; should it ever not, each piece is converted by itself.
      const fits = pieces.length === 1 || converted.length === whole.length
      const own = pieces.length === 1 ? converted : converted.slice(at, at + length)
      this.edits.push({ ...piece, text: fits ? own : convert(before[index] ?? '') })
      at += length
    })
  }
}

/** JSON-LD: its texts are converted with it, for nothing else in it is Chinese; addresses stay the canonical ones. */
const dataInTraditional = (json: string) =>
  json.replace(/"inLanguage":"zh-(CN|Hans)"/g, '"inLanguage":"zh-Hant"')

/**
 * A finished page as its traditional edition: words, the attributes that are read or shown, the language, and links
 * that lead on within the edition. What readers typed, code and addresses stay. `simplified` is the page's own address.
 */
export function rewritePage(html: string, simplified: string, convert: Convert): string {
  const means = { convert: withNamesOf(html, convert), simplified }
  let done = ''
  let at = 0
  for (const { from, to, text } of new Rewriter(html, means).run().sort((a, b) => a.from - b.from)) {
    done += html.slice(at, from) + text
    at = to
  }
  return done + html.slice(at)
}
