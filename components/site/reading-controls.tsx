type Option = { value: string; label: string }

const SIZES: Option[] = [
  { value: '', label: '标准' },
  { value: 'large', label: '大' },
  { value: 'huge', label: '特大' },
]
const THEMES: Option[] = [
  { value: '', label: '跟随系统' },
  { value: 'light', label: '浅色' },
  { value: 'dark', label: '深色' },
  { value: 'contrast', label: '高对比' },
]

/** Buttons that say how pages are shown; they work with the script only, and are not shown without it. */
function Choice({ name, label, options }: { name: string; label: string; options: Option[] }) {
  return (
    <qy-choice
      data-choice={name}
      className="control needs-script"
      role="group"
      aria-label={label}
      suppressHydrationWarning
    >
      <span aria-hidden="true">{label}</span>
      {options.map((option) => (
        <button key={option.value} type="button" value={option.value} suppressHydrationWarning>
          {option.label}
        </button>
      ))}
    </qy-choice>
  )
}

/** 字号: the size of all type. */
export function TypeSizes() {
  return <Choice name="size" label="字号" options={SIZES} />
}

/** 长者模式, and size and theme in one fold: the same at the head of every page. */
export function ReadingControls() {
  return (
    <>
      <qy-choice data-choice="elder" className="control needs-script" suppressHydrationWarning>
        <button type="button" value="on" suppressHydrationWarning>
          长者模式
        </button>
      </qy-choice>
      <qy-menu className="needs-script">
        <details className="fold" suppressHydrationWarning>
          <summary>阅读设置</summary>
          <div className="fold-panel reading-panel">
            <TypeSizes />
            <Choice name="theme" label="主题" options={THEMES} />
          </div>
        </details>
      </qy-menu>
    </>
  )
}
