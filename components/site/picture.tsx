import { type Picture, pictureUrl } from '@/lib/articles/card'

type Props = {
  picture: Picture
  /** How wide it is shown, as `sizes` says it. */
  sizes: string
  /** What it says beyond the words beside it; empty beside a title that says it all. */
  alt?: string
  /** The first picture of a page is fetched at once, the others when they come near. */
  first?: boolean
  className?: string
}

/** A stored picture in the widths there are. */
export function SitePicture({ picture, sizes, alt = '', first = false, className = '' }: Props) {
  const { key, width, height, widths } = picture
  return (
    <img
      src={pictureUrl(picture, 800)}
      srcSet={widths.map((one) => `/media/${key}-${one}.webp ${one}w`).join(', ')}
      sizes={sizes}
      width={width}
      height={height}
      alt={alt}
      loading={first ? 'eager' : 'lazy'}
      decoding={first ? 'sync' : 'async'}
      {...(first ? { fetchPriority: 'high' as const } : {})}
      className={className}
    />
  )
}
