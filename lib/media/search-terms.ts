import { fold } from '@/lib/search/fold'
import { toTsvector } from '@/lib/search/tokens'

type Words = {
  originalName: string
  alt: string
  caption: string
  credit: string
  source: string
  licence: string
  tags: string[]
}

/** What a file is found by: the same folding and pairs of characters as for pieces. */
export function mediaTerms(row: Words): { terms: string; foldedText: string } {
  const name = fold(row.originalName)
  const tags = fold(row.tags.join(' '))
  const about = fold([row.alt, row.caption].join('\n'))
  const rights = fold([row.credit, row.source, row.licence].join('\n'))
  const terms = toTsvector([
    { weight: 'A', text: name },
    { weight: 'B', text: tags },
    { weight: 'C', text: about },
    { weight: 'D', text: rights },
  ])
  return { terms, foldedText: [name, tags, about, rights].join('\n') }
}
