import { leadSummary } from '@/lib/articles/lead-summary'
import type { PublicArticle } from '@/lib/articles/public-article'
import { renderDoc } from '@/lib/content/render'
import { MEASURE } from '@/lib/content/render-figure'
import { SitePicture } from './picture'

/** The picture above the text; a link to its largest file, which the viewer opens in place. */
function Cover({ cover: { picture, caption } }: { cover: NonNullable<PublicArticle['cover']> }) {
  return (
    <figure className="cover">
      <a
        href={`/media/${picture.key}-${picture.widths.at(-1)}.webp`}
        className="zoom"
        aria-label={`查看大图${caption ? `：${caption}` : ''}`}
      >
        <SitePicture picture={picture} sizes={MEASURE} alt={picture.alt} first />
      </a>
      {caption && <figcaption>{caption}</figcaption>}
    </figure>
  )
}

/** The summary where it says more than the beginning does, the cover, and the text itself. */
export function ArticleBody({ article: { body, cover, summary } }: { article: PublicArticle }) {
  const shown = JSON.stringify(body).includes(`/media/${cover?.picture.key}-`)
  const lead = leadSummary(summary, body)
  return (
    <>
      {lead && <p className="article-lead">{lead}</p>}
      <qy-figures
        className="article-body"
        data-say-title="查看大图"
        data-say-back="上一张"
        data-say-next="下一张"
        data-say-close="关闭"
      >
        <qy-progress className="no-print" suppressHydrationWarning />
        {cover && !shown && <Cover cover={cover} />}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: renderDoc is safe by construction */}
        <div dangerouslySetInnerHTML={{ __html: renderDoc(body) }} />
      </qy-figures>
    </>
  )
}
