import type { PublicArticle } from '@/lib/articles/public-article'
import { renderDoc } from '@/lib/content/render'
import { SitePicture } from './picture'

/** The text itself, with the cover above it. */
export function ArticleBody({ article: { body, cover } }: { article: PublicArticle }) {
  const shown = JSON.stringify(body).includes(`/media/${cover?.picture.key}-`)
  return (
    <div className="article-body">
      {cover && !shown && (
        <figure className="cover">
          <SitePicture
            picture={cover.picture}
            sizes="(min-width: 768px) 704px, 100vw"
            alt={cover.picture.alt}
            first
          />
          {cover.caption && <figcaption>{cover.caption}</figcaption>}
        </figure>
      )}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: renderDoc is safe by construction */}
      <div dangerouslySetInnerHTML={{ __html: renderDoc(body) }} />
    </div>
  )
}
