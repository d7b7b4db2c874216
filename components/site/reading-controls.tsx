const SIZES = [
  { value: 'normal', label: '标准' },
  { value: 'large', label: '大' },
  { value: 'huge', label: '特大' },
]

/** Type size; works with the script only, and is not shown without it. */
export function TypeSizes() {
  return (
    <qy-type-size className="control needs-script" role="group" aria-label="字号" suppressHydrationWarning>
      <span aria-hidden="true">字号</span>
      {SIZES.map(({ value, label }) => (
        <button key={value} type="button" value={value} aria-label={`${label}字号`} suppressHydrationWarning>
          {label}
        </button>
      ))}
    </qy-type-size>
  )
}

/** Dark theme on and off; without the script the system's choice holds. */
export function ThemeButton() {
  return (
    <qy-theme className="control needs-script" suppressHydrationWarning>
      <button type="button" suppressHydrationWarning>
        深色
      </button>
    </qy-theme>
  )
}
