import type { SiteColumn, SiteFrame } from '@/lib/settings/frame'
import { EditionSwitch } from './edition-switch'
import { Headlines } from './headlines'
import { ReadingControls } from './reading-controls'
import { SearchForm } from './search-form'

/** Where in the site a page stands: a place that the navigation names, a column, or elsewhere. */
export type Place = 'home' | 'topics' | 'tags' | { columnId: number } | null

/** What the navigation names beside the columns. */
const PLACES = [
  { place: 'topics', path: '/topics', name: '专题' },
  { place: 'tags', path: '/tags', name: '标签' },
] as const

type Props = { frame: SiteFrame; place: Place }

function isCurrent(column: SiteColumn, { columns }: SiteFrame, place: Place): boolean {
  if (place === null || typeof place === 'string') return false
  for (let at = columns.find(({ id }) => id === place.columnId); at; ) {
    if (at.id === column.id) return true
    const { parentId } = at
    at = columns.find(({ id }) => id === parentId)
  }
  return false
}

function Wordmark({ frame: { settings }, place }: Props) {
  const Name = place === 'home' ? 'h1' : 'p'
  return (
    <a href="/" className="wordmark">
      <span className="seal" aria-hidden="true">
        <span>青</span>
        <span>言</span>
      </span>
      <div>
        <Name className="wordmark-name">{settings.siteName}</Name>
        {settings.slogan && <span className="wordmark-slogan">{settings.slogan}</span>}
      </div>
    </a>
  )
}

function TopLevel({ frame, place }: Props) {
  const top = frame.columns.filter(({ parentId }) => parentId === null)
  return (
    <nav aria-label="栏目" className="site-nav wrap">
      <ul>
        <li>
          <a href="/" aria-current={place === 'home' ? 'page' : undefined}>
            首页
          </a>
        </li>
        {top.map((column) => (
          <li key={column.id}>
            <a
              href={`/columns/${column.slug}`}
              aria-current={isCurrent(column, frame, place) ? 'true' : undefined}
            >
              {column.name}
            </a>
          </li>
        ))}
        {PLACES.map((one) => (
          <li key={one.path}>
            <a href={one.path} aria-current={place === one.place ? 'true' : undefined}>
              {one.name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Columns as a tree of links. */
export function ColumnTree({
  columns,
  parentId = null,
}: {
  columns: SiteColumn[]
  parentId?: number | null
}) {
  const level = columns.filter((column) => column.parentId === parentId)
  if (level.length === 0) return null
  return (
    <ul>
      {level.map(({ id, name, slug }) => (
        <li key={id}>
          <a href={`/columns/${slug}`}>{name}</a>
          <ColumnTree columns={columns} parentId={id} />
        </li>
      ))}
    </ul>
  )
}

/** On a narrow screen: everything in one fold that opens without a script. */
function Menu({ frame }: { frame: SiteFrame }) {
  return (
    <details className="site-menu">
      <summary>菜单</summary>
      <div className="site-menu-panel">
        <SearchForm id="menu-q" />
        <nav aria-label="全部栏目">
          <a href="/">首页</a>
          <ColumnTree columns={frame.columns} />
          {PLACES.map(({ path, name }) => (
            <a key={path} href={path}>
              {name}
            </a>
          ))}
          <a href="/archive">往期</a>
          <a href="/authors">作者</a>
        </nav>
      </div>
    </details>
  )
}

/** The head of every reader's page. */
export function SiteHeader({ frame, place }: Props) {
  return (
    <header className="site-header">
      <div className="welcome">
        <div className="wrap welcome-row">
          <p>欢迎您，访问{frame.settings.siteName}</p>
          <div className="flex flex-wrap items-center gap-x-5">
            <ReadingControls />
            <EditionSwitch />
          </div>
        </div>
      </div>
      <div className="wrap masthead">
        <Wordmark frame={frame} place={place} />
        <div className="max-md:hidden">
          <SearchForm />
        </div>
        <Menu frame={frame} />
      </div>
      <TopLevel frame={frame} place={place} />
      <Headlines headlines={frame.ticker} />
    </header>
  )
}
