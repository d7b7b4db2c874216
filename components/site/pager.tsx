/** The ends of a page of a list: on to what is older, back to the newest. */
export function Pager({
  path,
  before,
  next,
  older = '更早的文章',
}: {
  path: string
  before: string | null
  next: string | null
  older?: string
}) {
  if (before === null && next === null) return null
  return (
    <nav aria-label="分页" className="pager">
      {before === null ? <span /> : <a href={path}>回到最新</a>}
      {next === null ? (
        <span className="text-muted">没有更早的了</span>
      ) : (
        <a href={`${path}?before=${next}`} rel="next">
          {older}
        </a>
      )}
    </nav>
  )
}

type Period = { path: string; name: string }

/** On to the nearest days or months that have pieces. */
export function PeriodPager({
  label,
  older,
  newer,
  className = '',
}: {
  label: string
  older: Period | null
  newer: Period | null
  className?: string
}) {
  if (!older && !newer) return null
  return (
    <nav aria-label={label} className={`pager ${className}`}>
      {older ? (
        <a href={older.path} rel="prev">
          {older.name}
        </a>
      ) : (
        <span className="text-muted">没有更早的了</span>
      )}
      {newer && (
        <a href={newer.path} rel="next">
          {newer.name}
        </a>
      )}
    </nav>
  )
}
