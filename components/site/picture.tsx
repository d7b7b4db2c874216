import type { Picture } from '@/lib/articles/card'
import { pictureSrc, sourceSet, widthsUpTo } from '@/lib/media/schema'

type Props = {
  picture: Picture
  /** How wide it is drawn, as `sizes` says it: wider than its frame where the frame cuts off its sides. */
  sizes: string
  /** The most pixels across that it is ever drawn with; no file much wider is offered. */
  most?: number
  /** What it says beyond the words beside it; empty beside a title that says it all. */
  alt?: string
  /** The first picture of a page is fetched before everything else; the others stand in frames of a fixed shape. */
  first?: boolean
  /** A few pixels stand for it until it is there; the first picture has them always. */
  blur?: boolean
  className?: string
}

/** Keeps what matters in sight where the picture is cut: a class, because the policy forbids style attributes. */
function focusClass({ focusX = 50, focusY = 50 }: Picture): string {
  const step = (percent: number) => Math.round(percent / 10)
  return focusX === 50 && focusY === 50 ? '' : `focus x${step(focusX)} y${step(focusY)}`
}

/** A stored picture in the widths there are, as AVIF for browsers that can draw it. */
export function SitePicture({
  picture,
  sizes,
  most = Number.POSITIVE_INFINITY,
  alt = '',
  first = false,
  blur = first,
  className = '',
}: Props) {
  const { key, width, height, placeholder } = picture
  const widths = widthsUpTo(picture.widths, most)
  const shown = [focusClass(picture), className].filter(Boolean).join(' ')
  const loading = first ? 'eager' : 'lazy'
  const drawn = (
    <picture className={first ? undefined : 'later'}>
      <source type="image/avif" srcSet={sourceSet(key, widths, 'avif')} sizes={sizes} />
      <img
        src={pictureSrc({ key, widths }, 800)}
        srcSet={sourceSet(key, widths, 'webp')}
        sizes={sizes}
        width={width}
        height={height}
        alt={alt}
        loading={loading}
        decoding={first ? 'sync' : 'async'}
        {...(first ? { fetchPriority: 'high' as const } : {})}
        {...(shown ? { className: shown } : {})}
      />
    </picture>
  )
  if (!blur || !placeholder) return drawn
  // An element of its own, because a style attribute is what the policy for readers' pages forbids.
  return (
    <span className="blurred">
      {drawn}
      <img src={placeholder} alt="" width={width} height={height} loading={loading} className="placeholder" />
    </span>
  )
}
