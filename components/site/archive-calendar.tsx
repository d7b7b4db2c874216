import { type ArchiveMonth, dayKey, dayPath, monthName, weeksOf } from '@/lib/archive/calendar'

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日']

function Day({ at, day }: { at: ArchiveMonth; day: number }) {
  const key = dayKey(at.month, day)
  const pieces = at.counts.get(day)
  const current = key === at.today ? 'date' : undefined
  if (pieces === undefined)
    return (
      <td aria-current={current}>
        <span className="archive-day">{day}</span>
      </td>
    )
  return (
    <td aria-current={current}>
      <a href={dayPath(key)} className="archive-day">
        {day}
        <span className="sr-only">日，</span>
        <small>{pieces} 篇</small>
      </a>
    </td>
  )
}

/** The days of a month, each with how many pieces came out on it. */
export function ArchiveCalendar({ at }: { at: ArchiveMonth }) {
  return (
    <table className="archive-calendar">
      <caption>
        {monthName(at.month)}，共 {at.total} 篇
      </caption>
      <thead>
        <tr>
          {WEEKDAYS.map((weekday) => (
            <th key={weekday} scope="col">
              <span className="sr-only">星期</span>
              {weekday}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(at.month).map((week) => (
          <tr key={week.find((day) => day !== null)}>
            {week.map((day, weekday) =>
              day === null ? (
                <td key={WEEKDAYS[weekday]} />
              ) : (
                <Day key={WEEKDAYS[weekday]} at={at} day={day} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
