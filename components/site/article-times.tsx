import { toutiaoTimes } from '@/lib/meta/meta-tags'

/** The times as Toutiao reads them, which are properties of their own; they are moved into the head. */
export function ArticleTimes(times: Parameters<typeof toutiaoTimes>[0]) {
  return Object.entries(toutiaoTimes(times)).map(([property, content]) => (
    <meta key={property} property={property} content={content} />
  ))
}
