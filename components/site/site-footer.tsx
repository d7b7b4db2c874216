import type { SiteFrame } from '@/lib/settings/frame'
import { pagePath } from '@/lib/static-pages/path'
import { ColumnTree } from './site-header'

type Props = Pick<SiteFrame, 'settings'>

const WAYS = [
  ['/columns', '栏目总览'],
  ['/topics', '专题'],
  ['/tags', '标签'],
  ['/corrections', '更正'],
  ['/map', '站点地图'],
  ['/feed.xml', '订阅'],
] as const

function Ways({ pages }: Pick<SiteFrame, 'pages'>) {
  const links = [...pages.map(({ slug, title }) => [pagePath(slug), title] as const), ...WAYS]
  return (
    <nav aria-label="关于本站">
      <ul className="footer-links">
        {links.map(([path, name]) => (
          <li key={path}>
            <a href={path}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** How to reach the desk, and where to report what should not stand here. */
function Contact({ settings: { contact, reportPhone, reportEmail } }: Props) {
  const reports = reportPhone !== '' || reportEmail !== ''
  if (contact === '' && !reports) return null
  return (
    <dl className="footer-contact">
      {contact && (
        <div>
          <dt>联系方式</dt>
          <dd>{contact}</dd>
        </div>
      )}
      {reportPhone && (
        <div>
          <dt>举报电话</dt>
          <dd>{reportPhone}</dd>
        </div>
      )}
      {reportEmail && (
        <div>
          <dt>举报邮箱</dt>
          <dd>
            <a href={`mailto:${reportEmail}`}>{reportEmail}</a>
          </dd>
        </div>
      )}
      {reports && (
        <div>
          <dt>网上举报</dt>
          <dd>
            <a href="https://www.12377.cn/" target="_blank" rel="noreferrer">
              中央网信办违法和不良信息举报中心
            </a>
          </dd>
        </div>
      )}
    </dl>
  )
}

function Licences({ settings: { licence, publishingLicence, broadcastLicence } }: Props) {
  const held = [
    ['互联网新闻信息服务许可证', licence],
    ['网络出版服务许可证', publishingLicence],
    ['信息网络传播视听节目许可证', broadcastLicence],
  ].filter(([, number]) => number !== '')
  if (held.length === 0) return null
  return (
    <p className="footer-row">
      {held.map(([name, number]) => (
        <span key={name}>
          {name}：{number}
        </span>
      ))}
    </p>
  )
}

/** 备案 numbers, each with the link that the rules ask for. */
function Filing({ settings: { icp, police } }: Props) {
  if (icp === '' && police === '') return null
  const code = police.replace(/\D/g, '')
  return (
    <p className="footer-row">
      {icp && (
        <a href="https://beian.miit.gov.cn/" target="_blank" rel="noreferrer">
          {icp}
        </a>
      )}
      {police && (
        <a href={`https://beian.mps.gov.cn/#/query/webSearch?code=${code}`} target="_blank" rel="noreferrer">
          {police}
        </a>
      )}
    </p>
  )
}

/** The foot of every reader's page: the whole tree, ways on, contact, and what the law wants to be named. */
export function SiteFooter({ frame: { settings, columns, pages } }: { frame: SiteFrame }) {
  return (
    <footer className="site-footer">
      <div className="wrap">
        <div className="footer-columns">
          <nav aria-label="全部栏目" className="footer-tree">
            <ColumnTree columns={columns} />
          </nav>
          <div className="footer-side">
            <Ways pages={pages} />
            <Contact settings={settings} />
          </div>
        </div>
        <div className="footer-legal">
          {settings.disclaimer && <p>{settings.disclaimer}</p>}
          {(settings.hostUnit || settings.copyright) && (
            <p className="footer-row">
              {settings.hostUnit && <span>主办单位：{settings.hostUnit}</span>}
              {settings.copyright && <span>{settings.copyright}</span>}
            </p>
          )}
          <Licences settings={settings} />
          <Filing settings={settings} />
        </div>
      </div>
    </footer>
  )
}
