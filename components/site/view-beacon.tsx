import { pixelPath } from '@/lib/views/schema'

/** Says that a piece is read: by a script, and without one by fetching a picture of one pixel. */
export function ViewBeacon({ articleId }: { articleId: number }) {
  return (
    <>
      <qy-view article={articleId} hidden suppressHydrationWarning />
      <noscript>
        <img src={pixelPath(articleId)} alt="" width={1} height={1} className="absolute" />
      </noscript>
    </>
  )
}
