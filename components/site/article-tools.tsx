import { siteUrl } from '@/lib/env'
import { TypeSizes } from './reading-controls'

function shareLinks(url: string, title: string, summary: string, siteName: string) {
  const query = (values: Record<string, string>) => new URLSearchParams(values).toString()
  return [
    { name: '微博', href: `https://service.weibo.com/share/share.php?${query({ url, title })}` },
    {
      name: 'QQ',
      href: `https://connect.qq.com/widget/shareqq/index.html?${query({ url, title, summary, site: siteName })}`,
    },
    {
      name: 'QQ空间',
      href: `https://sns.qzone.qq.com/cgi-bin/qzshare/cgi_qzshare_onekey?${query({ url, title, summary, site: siteName })}`,
    },
  ]
}

type Props = { id: number; title: string; summary: string; siteName: string }

/** Type size, print, and ways to share: plain links, and the system's own sheet; no script of others. */
export function ArticleTools({ id, title, summary, siteName }: Props) {
  const url = siteUrl(`/articles/${id}`)
  return (
    <div className="article-tools no-print">
      <TypeSizes />
      <qy-print className="control needs-script">
        <button type="button">打印</button>
      </qy-print>
      <qy-share url={url} title={title} className="control share" suppressHydrationWarning>
        <span>分享</span>
        <button type="button" data-copy="" className="needs-script">
          复制链接
        </button>
        <button type="button" data-share="" hidden suppressHydrationWarning>
          更多
        </button>
        {shareLinks(url, title, summary, siteName).map(({ name, href }) => (
          <a
            key={name}
            href={href}
            target="_blank"
            rel="nofollow noopener noreferrer"
            aria-label={`分享到${name}（新窗口）`}
          >
            {name}
          </a>
        ))}
        <output aria-live="polite" />
      </qy-share>
    </div>
  )
}
