import { titlePhrases } from '@/lib/articles/title-phrases'
import type { Piece } from '@/lib/search/snippet'
import { MarkedText } from './marked-text'

/** A title, marked by a search if it is given in pieces, whose phrases each keep to a line where they can. */
export function TitleText({ title }: { title: string | Piece[] }) {
  const pieces = typeof title === 'string' ? [{ text: title, hit: false }] : title
  const phrases = titlePhrases(pieces)
  if (phrases.length === 1) return <MarkedText pieces={pieces} />
  let at = 0
  return phrases.map((phrase, index) => {
    const key = at
    at += phrase.length
    return (
      <span key={key}>
        {index > 0 && ' '}
        <span className="phrase">
          <MarkedText pieces={phrase} />
        </span>
      </span>
    )
  })
}
