import { type Month, monthKey, monthName, monthPath } from '@/lib/archive/calendar'

/** Months by year, the newest year first, each year from its first month on. */
export function ArchiveMonths({
  months,
  heading: Heading = 'h3',
}: {
  months: Month[]
  heading?: 'h2' | 'h3'
}) {
  const years = Map.groupBy(months, ({ year }) => year)
  return (
    <div className="archive-years">
      {[...years].map(([year, ofYear]) => (
        <section key={year} aria-labelledby={`year-${year}`}>
          <Heading id={`year-${year}`}>{year}年</Heading>
          <ul>
            {ofYear.toReversed().map((month) => (
              <li key={monthKey(month)}>
                <a href={monthPath(month)}>
                  <span className="sr-only">{monthName(month)}</span>
                  <span aria-hidden="true">{month.month}月</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
