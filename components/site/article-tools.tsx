import type { PublicArticle } from '@/lib/articles/public-article'
import { siteUrl } from '@/lib/env'
import { pictureSrc } from '@/lib/media/schema'
import { shareLinks } from '@/lib/meta/share-links'
import { SameQrCode } from './article-code'
import { TypeSizes } from './reading-controls'

type Props = { article: PublicArticle; siteName: string }

/** Ways to pass a piece on: a code for WeChat, plain links, and the system's own sheet; no script of others. */
function Share({ article, siteName }: Props) {
  const { id, title, summary, cover } = article
  const url = siteUrl(`/articles/${id}`)
  const picture = cover ? siteUrl(pictureSrc(cover.picture, 800)) : ''
  const links = shareLinks({ url, title, summary, site: siteName, picture })
  return (
    <qy-menu>
      <details className="fold" suppressHydrationWarning>
        <summary>分享</summary>
        <qy-share
          url={url}
          title={title}
          className="fold-panel share"
          data-say-copied="链接已复制"
          data-say-by-hand="请手动复制："
          suppressHydrationWarning
        >
          <figure>
            <SameQrCode id="page-code" address={url} />
            <figcaption>微信扫一扫，在手机上阅读、转发</figcaption>
          </figure>
          <p className="control">
            {links.map(({ name, href }) => (
              <a
                key={name}
                href={href}
                target="_blank"
                rel="nofollow noreferrer"
                aria-label={`分享到${name}（新窗口）`}
              >
                {name}
              </a>
            ))}
            <button type="button" data-copy="" className="needs-script">
              复制链接
            </button>
            <button type="button" data-share="" hidden suppressHydrationWarning>
              更多方式
            </button>
          </p>
          <output aria-live="polite" />
        </qy-share>
      </details>
    </qy-menu>
  )
}

/** Type size, read aloud, print and share. */
export function ArticleTools({ shares, ...props }: Props & { shares: boolean }) {
  return (
    <div className="article-tools no-print">
      <TypeSizes />
      <qy-read
        className="control"
        role="group"
        aria-label="朗读"
        data-say-go="朗读"
        data-say-pause="暂停"
        data-say-on="继续"
        data-say-mute="这台设备没有可用的中文语音。"
        hidden
        suppressHydrationWarning
      >
        <button type="button" value="go" suppressHydrationWarning>
          朗读
        </button>
        <button type="button" value="stop" hidden suppressHydrationWarning>
          停止
        </button>
        <output aria-live="polite" />
      </qy-read>
      <qy-print className="control needs-script">
        <button type="button">打印</button>
      </qy-print>
      {shares && <Share {...props} />}
    </div>
  )
}
