import { Jieba, TfIdf } from '@node-rs/jieba'
import { dict, idf } from '@node-rs/jieba/dict.js'
import { TRADE_WORDS } from './dictionary'
import { quoteLexeme, runs, toLexemes, type WeightedText } from './tokens'

type Cutter = { jieba: Jieba; rarity: TfIdf }

// Kept on globalThis: Next's bundle and the server around it each load this file, and share the 60 MB.
const holder = globalThis as typeof globalThis & { qingyanWords?: Cutter }

/** Read at the first use: it takes half a second, and most processes start without it. */
function cutter(): Cutter {
  if (!holder.qingyanWords) {
    const jieba = Jieba.withDict(dict)
    jieba.loadDict(Buffer.from(TRADE_WORDS.map((word) => `${word} 20000 n\n`).join('')))
    holder.qingyanWords = { jieba, rarity: TfIdf.withDict(idf) }
  }
  return holder.qingyanWords
}

const isWord = (word: string) => [...word].length > 1

/** The words in a folded text as jieba sees them, long ones with the words inside them; single characters are none. */
export function words(folded: string): string[] {
  return runs(folded).flatMap((run) =>
    run.kind === 'han' ? cutter().jieba.cutForSearch(run.text, true).filter(isWord) : [run.text],
  )
}

/** A text as the words it consists of, with all that stands between them: where a line may break. */
export function cutWords(text: string): string[] {
  return cutter().jieba.cut(text, true)
}

/** A text cut into words and what stands between them; put together they are the text again. */
export function cutText(text: string): string[] {
  return cutter().jieba.cut(text, true)
}

/** A tsvector literal of the words of folded texts. */
export function toWordVector(fields: WeightedText[]): string {
  return toLexemes(fields, (run) =>
    run.kind === 'han' ? cutter().jieba.cutForSearch(run.text, true).filter(isWord) : [run.text],
  )
}

/** What a folded text is about: words with how much each says of it, the most telling first. */
export function tellingWords(folded: string, most: number): { word: string; weight: number }[] {
  const { jieba, rarity } = cutter()
  return rarity
    .extractKeywords(jieba, folded, most * 2)
    .filter(({ keyword }) => isWord(keyword) && !/^[\d.%-]+$/.test(keyword) && runs(keyword).length === 1)
    .slice(0, most)
    .map(({ keyword, weight }) => ({ word: keyword, weight }))
}

/** Whether a word names something: what a search box may propose. */
export function isTopical(word: string): boolean {
  const [first, second] = cutter().jieba.tag(word, false)
  return first !== undefined && second === undefined && /^(n|vn|an|j|l|i|eng)/.test(first.tag)
}

const SAMPLE = 20_000
const CORE = 4
const GIST = 12

/**
 * A tsquery of what a piece is about: one of its most telling words and one of the next must occur. Asked of the
 * words of others it finds what is alike; '' when the piece says too little.
 */
export function gistOf(title: string, text: string): string {
  const telling = tellingWords(`${title}\n${title}\n${text.slice(0, SAMPLE)}`, GIST).map(({ word }) =>
    quoteLexeme(word),
  )
  if (telling.length < 3) return ''
  const either = (lexemes: string[]) => `(${lexemes.join(' | ')})`
  const core = telling.slice(0, CORE)
  return telling.length > CORE + 1 ? `${either(core)} & ${either(telling.slice(CORE))}` : either(core)
}
