'use client'
import { clsx } from 'clsx'
import { ArrowLeft, Monitor, Smartphone } from 'lucide-react'
import Link from 'next/link'
import { useEffect, useRef, useState } from 'react'
import { buttonClass, Spinner } from '@/components/ui/button'
import type { ArticleStatus } from '@/lib/articles/workflow'
import { StatusBadge } from './status-badge'

const WIDTHS = [
  { value: 'desktop', label: '桌面宽度', Icon: Monitor },
  { value: 'phone', label: '手机宽度', Icon: Smartphone },
] as const

type Props = { id: number; title: string; status: ArticleStatus }

/** A slim bar over the draft's own page. */
export function PreviewFrame({ id, title, status }: Props) {
  const [width, setWidth] = useState<'desktop' | 'phone'>('desktop')
  const [loaded, setLoaded] = useState(false)
  const frame = useRef<HTMLIFrameElement>(null)
  useEffect(() => {
    // The frame may have been finished before there was anybody to hear of it.
    const page = frame.current?.contentDocument
    if (page?.readyState === 'complete' && page.URL !== 'about:blank') setLoaded(true)
  }, [])
  return (
    <div className="flex h-dvh flex-col">
      {/* No banner and no main of its own: the page in the frame has them. */}
      <section
        aria-label="预览工具"
        className="flex items-center gap-3 border-b border-line bg-surface px-3 py-2 sm:px-5"
      >
        <Link href={`/admin/articles/${id}`} className={buttonClass('secondary', true)}>
          <ArrowLeft aria-hidden="true" />
          返回编辑
        </Link>
        <h1 className="min-w-0 truncate text-sm">
          <span className="max-sm:hidden">预览：读者将看到的样子</span>
          <span className="sm:hidden">预览</span>
        </h1>
        <StatusBadge status={status} />
        <fieldset className="ml-auto flex gap-1 max-sm:hidden">
          <legend className="sr-only">预览宽度</legend>
          {WIDTHS.map(({ value, label, Icon }) => (
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
        </fieldset>
      </section>
      <section
        aria-label="稿件预览"
        aria-busy={!loaded}
        className={clsx('relative flex min-h-0 flex-1 justify-center', width === 'phone' && 'bg-sunken py-4')}
      >
        {!loaded && (
          <p
            role="status"
            className="absolute inset-x-0 top-24 flex items-center justify-center gap-2 text-muted"
          >
            <Spinner />
            正在生成预览…
          </p>
        )}
        <iframe
          ref={frame}
          title={`《${title}》的预览`}
          src={`/admin/articles/${id}/preview/reader`}
          onLoad={() => setLoaded(true)}
          className={clsx(
            'h-full',
            width === 'phone' ? 'w-[390px] max-w-full rounded-lg border border-line shadow-lift' : 'w-full',
          )}
        />
      </section>
    </div>
  )
}
