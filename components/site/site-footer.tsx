import type { SiteFrame } from '@/lib/settings/frame'
import { ColumnTree } from './site-header'

function Filing({ icp, police, licence }: SiteFrame['settings']) {
  const digits = police.replace(/\D/g, '')
  if (!icp && !police && !licence) return null
  return (
    <p className="flex flex-wrap gap-x-5">
      {licence && <span>互联网新闻信息服务许可证：{licence}</span>}
      {icp && (
        <a href="https://beian.miit.gov.cn/" target="_blank" rel="noreferrer">
          {icp}
        </a>
      )}
      {police && (
        <a
          href={`https://beian.mps.gov.cn/#/query/webSearch?code=${digits}`}
          target="_blank"
          rel="noreferrer"
        >
          {police}
        </a>
      )}
    </p>
  )
}

/** The foot of every reader's page: the whole tree, disclaimer, copyright, filing numbers. */
export function SiteFooter({ frame: { settings, columns } }: { frame: SiteFrame }) {
  return (
    <footer className="site-footer">
      <div className="wrap">
        <nav aria-label="全部栏目" className="footer-tree">
          <ColumnTree columns={columns} />
        </nav>
        <p className="footer-links">
          <a href="/about">关于我们</a>
          <a href="/columns">栏目总览</a>
          <a href="/tags">标签</a>
          <a href="/feed.xml">RSS 订阅</a>
          <a href="/sitemap.xml">站点地图</a>
        </p>
        <p>{settings.disclaimer}</p>
        {settings.contact && <p>联系方式：{settings.contact}</p>}
        <p>{settings.copyright}</p>
        <Filing {...settings} />
      </div>
    </footer>
  )
}
