const SENTENCE = /[^。！？!?；;…]+[。！？!?；;…]*[”’」』）》)]*|[。！？!?；;…]+/g
const CLAUSE = /[^，、：,:]+[，、：,:]*/g

/** A piece of text and the number of the paragraph it belongs to. */
export type Spoken = { paragraph: number; text: string }

/** Cut to length, between characters of any plane. */
function slices(text: string, most: number): string[] {
  const characters = [...text]
  const count = Math.ceil(characters.length / most)
  return Array.from({ length: count }, (_, n) => characters.slice(n * most, (n + 1) * most).join(''))
}

/** Text in pieces of at most `most` characters: whole sentences together, a long one by its clauses. */
export function cutSentences(text: string, most: number): string[] {
  const parts = (text.match(SENTENCE) ?? [])
    .flatMap((one) => (one.length > most ? (one.match(CLAUSE) ?? []) : [one]))
    .flatMap((one) => (one.length > most ? slices(one, most) : [one]))
  const pieces: string[] = []
  for (const part of parts) {
    const last = pieces.at(-1)
    if (last !== undefined && last.length + part.length <= most) pieces[pieces.length - 1] = last + part
    else pieces.push(part)
  }
  return pieces.map((piece) => piece.trim()).filter((piece) => /[\p{L}\p{N}]/u.test(piece))
}

/** Where in a text a voice is: it keeps its place while it is silent. */
export class ReadingPlace {
  readonly #spoken: Spoken[]
  #at = 0

  constructor(paragraphs: string[], most: number) {
    this.#spoken = paragraphs.flatMap((text, paragraph) =>
      cutSentences(text, most).map((piece) => ({ paragraph, text: piece })),
    )
  }

  /** What is to be said now; undefined at the end. */
  get now(): Spoken | undefined {
    return this.#spoken[this.#at]
  }

  advance(): void {
    this.#at++
  }

  /** Goes to the beginning of a paragraph, or of the first after it that says anything. */
  goTo(paragraph: number): void {
    const found = this.#spoken.findIndex((one) => one.paragraph >= paragraph)
    if (found !== -1) this.#at = found
  }
}
