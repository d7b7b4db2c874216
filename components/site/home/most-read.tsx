import { Fragment } from 'react'
import type { Rankings } from '@/lib/views/schema'

const SPANS = [
  { key: 'day', label: '24 小时', title: '24 小时阅读排行' },
  { key: 'week', label: '7 天', title: '7 天阅读排行' },
  { key: 'month', label: '30 天', title: '30 天阅读排行' },
] as const

/** 阅读排行 over three spans; radio buttons choose between them, so that it works without a script. */
export function MostRead({ rankings }: { rankings: Rankings }) {
  const shown = SPANS.filter(({ key }) => rankings[key].length > 0)
  const [first] = shown
  if (!first) return null
  return (
    <section aria-labelledby="most-read" className="most-read">
      <h2 id="most-read" className="section-title">
        阅读排行
      </h2>
      {/* One beside the other, so that a list is chosen by its neighbours: `:has` costs every style of the page. */}
      <fieldset className="spans">
        <legend className="sr-only">统计时段</legend>
        {shown.map(({ key, label }) => (
          <Fragment key={key}>
            <input
              type="radio"
              name="most-read"
              id={`most-read-${key}`}
              value={key}
              defaultChecked={key === first.key}
            />
            <label htmlFor={`most-read-${key}`}>{label}</label>
          </Fragment>
        ))}
        {shown.map(({ key, title }) => (
          <ol key={key} data-span={key} aria-label={title}>
            {rankings[key].map(({ id, title: name }) => (
              <li key={id}>
                <a href={`/articles/${id}`}>{name}</a>
              </li>
            ))}
          </ol>
        ))}
      </fieldset>
    </section>
  )
}
