import { Fragment } from 'react'
import type { Piece } from '@/lib/search/snippet'

/** Text with the search words marked. */
export function MarkedText({ pieces }: { pieces: Piece[] }) {
  let at = 0
  return pieces.map(({ text, hit }) => {
    const key = at
    at += text.length
    return hit ? <mark key={key}>{text}</mark> : <Fragment key={key}>{text}</Fragment>
  })
}
