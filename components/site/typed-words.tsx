import { betweenQuotes } from '@/lib/search/query'

/** What a reader typed, in quotation marks, as it was written in both editions. */
export function TypedWords({ q }: { q: string }) {
  return (
    <>
      “<bdi translate="no">{betweenQuotes(q)}</bdi>”
    </>
  )
}
