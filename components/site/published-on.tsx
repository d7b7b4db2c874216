import { siteDate, siteDateTime, siteIso, siteTime } from '@/lib/time'

/** The day a piece came out. */
export function PublishedOn({ at, className }: { at: Date; className?: string }) {
  return (
    <time dateTime={siteIso(at)} className={className}>
      {siteDate(at)}
    </time>
  )
}

/** The day and minute; the day alone where the time of day is not known (imported pieces). */
export function PublishedAt({ at }: { at: Date }) {
  const known = siteTime(at) !== '00:00'
  return <time dateTime={known ? siteIso(at) : siteDate(at)}>{known ? siteDateTime(at) : siteDate(at)}</time>
}
