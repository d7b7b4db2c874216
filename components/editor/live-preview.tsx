'use client'
import { clsx } from 'clsx'
import { Monitor, Share2, Smartphone, X } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button, buttonClass, Spinner } from '@/components/ui/button'

const WIDTHS = { phone: 390, desktop: 1280 } as const
type Width = keyof typeof WIDTHS
const LOOKS = [
  { value: 'phone', label: '手机宽度', Icon: Smartphone },
  { value: 'desktop', label: '桌面宽度', Icon: Monitor },
] as const

type Props = {
  id: number | null
  /** The version of the draft that the server has: with each, the page is drawn anew. */
  version: number | undefined
  title: string
  onShare?: (() => void) | undefined
  onClose: () => void
}

/** The readers' own page of the draft, as it was saved last. */
export function LivePreview({ id, version, title, onShare, onClose }: Props) {
  const [width, setWidth] = useState<Width>('phone')
  return (
    <section
      aria-label="实时预览"
      className="flex min-h-0 flex-1 flex-col gap-3 max-xl:fixed max-xl:inset-0 max-xl:z-40 max-xl:bg-paper max-xl:p-3"
    >
      <div className="flex items-center gap-1">
        {LOOKS.map(({ value, label, Icon }) => (
          <button
            key={value}
            type="button"
            aria-pressed={width === value}
            onClick={() => setWidth(value)}
            className={clsx(
              'inline-flex min-h-8 items-center gap-1.5 rounded-md px-2.5 text-sm',
              width === value ? 'bg-accent-soft font-medium text-accent' : 'text-muted hover:bg-sunken',
            )}
          >
            <Icon aria-hidden="true" className="size-4" />
            {label}
          </button>
        ))}
        {onShare && (
          <Button small variant="quiet" className="ml-auto" onClick={onShare}>
            <Share2 aria-hidden="true" />
            分享
          </Button>
        )}
        <button
          type="button"
          aria-label="关闭预览"
          onClick={onClose}
          className={clsx(buttonClass('quiet', true), 'xl:hidden', !onShare && 'ml-auto')}
        >
          <X aria-hidden="true" />
        </button>
      </div>
      {id === null || version === undefined ? (
        <p className="rounded-lg border border-dashed border-line-strong px-4 py-10 text-center text-sm text-muted">
          写下标题并保存后，这里显示读者将看到的样子。
        </p>
      ) : (
        <Scaled to={WIDTHS[width]}>
          <TwoFrames id={id} version={version} title={title} />
        </Scaled>
      )}
    </section>
  )
}

/** Lays out its content at a width of its own and shows it as large as there is room. */
function Scaled({ to, children }: { to: number; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState({ width: 0, height: 0 })
  useEffect(() => {
    const { current } = box
    if (!current) return
    const watch = new ResizeObserver(([entry]) => {
      if (entry) setRoom({ width: entry.contentRect.width, height: entry.contentRect.height })
    })
    watch.observe(current)
    return () => watch.disconnect()
  }, [])
  const scale = Math.min(1, room.width / to)
  return (
    <div
      ref={box}
      className="relative min-h-0 flex-1 overflow-hidden rounded-lg border border-line bg-sunken xl:min-h-96"
    >
      {room.width > 0 && (
        <div
          className="relative mx-auto origin-top-left"
          style={{
            width: to,
            height: room.height / scale,
            transform: `scale(${scale})`,
            marginLeft: Math.max(0, (room.width - to * scale) / 2),
          }}
        >
          {children}
        </div>
      )}
    </div>
  )
}

/** Two frames in turn: the next page comes up behind the one that is looked at, and takes its place at the same height. */
function TwoFrames({ id, version, title }: { id: number; version: number; title: string }) {
  const frames = useRef<(HTMLIFrameElement | null)[]>([null, null])
  const [shown, setShown] = useState<{ front: 0 | 1; version: number | null }>({ front: 0, version: null })
  const loading = shown.version !== version
  const back = shown.version === null ? shown.front : shown.front === 0 ? 1 : 0
  function onLoad(frame: 0 | 1, loaded: number) {
    // Of a page that came too late there is a newer one under way.
    if (frame !== back || loaded !== version || !loading) return
    const before = frames.current[shown.front]?.contentWindow
    const after = frames.current[frame]?.contentWindow
    if (before && after && frame !== shown.front) after.scrollTo({ top: before.scrollY, behavior: 'instant' })
    setShown({ front: frame, version })
  }
  return ([0, 1] as const).map((frame) => {
    const mine = frame === back && loading ? version : frame === shown.front ? shown.version : null
    if (mine === null) return null
    const inFront = frame === shown.front
    return (
      <div key={frame} className={clsx('absolute inset-0', !inFront && 'invisible')}>
        {shown.version === null && (
          <p role="status" className="absolute inset-x-0 top-16 flex justify-center gap-2 text-muted">
            <Spinner />
            正在生成预览…
          </p>
        )}
        <iframe
          ref={(element) => {
            frames.current[frame] = element
          }}
          title={inFront ? `《${title}》的实时预览` : '下一版预览'}
          aria-hidden={inFront ? undefined : true}
          tabIndex={inFront ? 0 : -1}
          src={`/admin/articles/${id}/preview/reader?version=${mine}`}
          onLoad={() => onLoad(frame, mine)}
          className="relative size-full bg-surface"
        />
      </div>
    )
  })
}
