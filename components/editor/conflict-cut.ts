import type { Cut } from '@/lib/content/diff'

let segmenter: Intl.Segmenter | undefined

/** Words as the browser cuts them; good enough to show a difference while writing. */
export const cutHere: Cut = (text) => {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' })
  return [...segmenter.segment(text)].map(({ segment }) => segment)
}
