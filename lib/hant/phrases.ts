import { Trie } from 'opencc-js/core'
import { configs } from 'opencc-js/preset/cn2t'
import { OWN_WORDS, THROUGH } from './own-words'

/** Cuts a text into words that put together are the text again. */
export type Cut = (text: string) => string[]

const NUMBER = /^[一二三四五六七八九十百千万亿两几余多半]+$/
const HAN = /\p{Script=Han}/u

/** Where words begin, and for each unit of the text where its word ends. */
function bounds(text: string, words: string[]): { begins: Uint8Array; ends: Uint32Array } {
  const begins = new Uint8Array(text.length + 1).fill(1)
  const ends = new Uint32Array(text.length)
  let at = 0
  for (const word of words) {
    const end = at + word.length
    // A number goes with what it counts: 二十九|只 must not hide 九只.
    const whole = !NUMBER.test(word)
    for (let unit = at; unit < end; unit++) {
      ends[unit] = whole ? end : unit + 1
      if (whole && unit > at) begins[unit] = 0
    }
    at = end
  }
  return { begins, ends }
}

/**
 * Converts by OpenCC's phrases, the longest first as OpenCC does, but takes none that a word begins or ends in the
 * middle of: 新|征程 is no 新征, 楼道|里 no 道里. `cut` is only asked where there are phrases at all.
 */
export class PhraseConverter {
  readonly #phrases = new Trie()
  readonly #through = new Trie()
  readonly #forms = new Trie()
  readonly #cut: Cut

  constructor(cut: Cut) {
    const [phrases = [], forms = []] = configs.s2tw?.conversionChain ?? []
    this.#phrases.loadDictGroup([OWN_WORDS, ...phrases])
    this.#through.loadDict(THROUGH)
    this.#forms.loadDictGroup(forms)
    this.#cut = cut
  }

  convert(text: string): string {
    if (!HAN.test(text)) return text
    const { begins, ends } = bounds(text, this.#cut(text))
    let done = ''
    for (let at = 0; at < text.length; ) {
      let found = this.#phrases.matchPrefix(text, at)
      while (found && (ends[at] ?? 0) < found.end && !(begins[at] && begins[found.end])) {
        if (found.end === this.#through.matchPrefix(text, at)?.end) break
        found = this.#phrases.matchPrefix(text.slice(0, found.end - 1), at)
      }
      done += found ? found.value : text.charAt(at)
      at = found ? found.end : at + 1
    }
    return this.#forms.convert(done)
  }
}
