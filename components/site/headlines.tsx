import type { Headline } from '@/lib/settings/frame'

/** The running headlines. The list stands by itself; what makes it run is in elements/headline-ticker.ts. */
export function Headlines({ headlines }: { headlines: Headline[] }) {
  if (headlines.length === 0) return null
  return (
    <section aria-label="滚动头条" className="ticker-bar">
      <qy-ticker className="wrap ticker" data-say-stop="暂停" data-say-run="播放" suppressHydrationWarning>
        <strong className="ticker-name">头条</strong>
        <div data-view="" className="ticker-view">
          <div data-track="" className="ticker-track">
            <ul>
              {headlines.map(({ id, title }) => (
                <li key={id}>
                  <a href={`/articles/${id}`}>{title}</a>
                </li>
              ))}
            </ul>
          </div>
        </div>
        <button type="button" hidden className="ticker-button" suppressHydrationWarning>
          <span suppressHydrationWarning>暂停</span>
          <span className="sr-only">滚动头条</span>
        </button>
      </qy-ticker>
    </section>
  )
}
