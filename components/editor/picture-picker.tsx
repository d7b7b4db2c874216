'use client'
import { Upload } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { inputClass } from '@/components/ui/field'
import { type Picture, pictureSrc } from '@/lib/media/schema'
import { ACCEPTED } from './upload'

const page = z.object({
  rows: z.array(
    z.object({
      id: z.number(),
      key: z.string(),
      width: z.number(),
      height: z.number(),
      widths: z.array(z.number()),
      alt: z.string(),
      caption: z.string(),
      credit: z.string(),
      decorative: z.boolean(),
      expiresOn: z.string().nullable(),
      originalName: z.string(),
    }),
  ),
  next: z.number().nullable(),
})
type Page = z.output<typeof page>
type Listed = Page['rows'][number]

async function loadPage(q: string, before: number | null, signal?: AbortSignal): Promise<Page> {
  const search = new URLSearchParams({ kind: 'IMAGE', q, ...(before ? { before: String(before) } : {}) })
  const answer = await fetch(`/api/media?${search}`, signal ? { signal } : {})
  return page.parse(await answer.json())
}

/** What to know before choosing it; null when there is nothing. */
function remark({ alt, decorative, expiresOn }: Listed): string | null {
  if (expiresOn !== null && new Date(expiresOn).getTime() < Date.now() - 86_400_000) return '授权已到期'
  return alt === '' && !decorative ? '缺替代文字' : null
}

/** Pictures stored so far that fit `q`, newest first. */
function usePictures(q: string, open: boolean) {
  const [found, setFound] = useState<Page | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    if (!open) return
    const abort = new AbortController()
    const timer = setTimeout(() => {
      loadPage(q, null, abort.signal).then(
        (first) => {
          setFound(first)
          setFailed(false)
        },
        () => abort.signal.aborted || setFailed(true),
      )
    }, 200)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [q, open])
  const more = async () => {
    const following = await loadPage(q, found?.next ?? null).catch(() => null)
    if (!following) return setFailed(true)
    setFound((before) => ({ rows: [...(before?.rows ?? []), ...following.rows], next: following.next }))
  }
  return { found, failed, more }
}

type Props = {
  open: boolean
  onOpenChange: (open: boolean) => void
  onPick: (picture: Picture) => void
  onFiles: (files: File[]) => void
}

/** Chooses a stored picture, or new ones from the computer. */
export function PicturePicker({ open, onOpenChange, onPick, onFiles }: Props) {
  const [q, setQ] = useState('')
  const { found, failed, more } = usePictures(q.trim(), open)
  const chooser = useRef<HTMLInputElement>(null)
  const done = () => onOpenChange(false)
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="选择图片" wide>
      <div className="flex flex-wrap gap-2">
        <input
          type="search"
          aria-label="查找图片"
          placeholder="按名称、说明、标签或来源查找"
          value={q}
          onChange={(event) => setQ(event.target.value)}
          className={`${inputClass} min-w-40 flex-1`}
        />
        <Button variant="primary" onClick={() => chooser.current?.click()}>
          <Upload aria-hidden="true" />
          从电脑上传
        </Button>
        <input
          ref={chooser}
          type="file"
          aria-label="从电脑选择图片"
          accept={ACCEPTED}
          multiple
          hidden
          onChange={(event) => {
            const files = [...(event.target.files ?? [])]
            event.target.value = ''
            if (files.length === 0) return
            done()
            onFiles(files)
          }}
        />
      </div>
      {failed && <p className="py-6 text-sm text-danger">图片没有取到，请检查网络后再试。</p>}
      {found?.rows.length === 0 && (
        <p className="py-8 text-center text-sm text-muted">
          {q ? '没有找到这样的图片。' : '还没有图片，点“从电脑上传”添加第一张。'}
        </p>
      )}
      <ul className="mt-4 grid grid-cols-3 gap-2 sm:grid-cols-4">
        {found?.rows.map((picture) => (
          <li key={picture.id}>
            <button
              type="button"
              title={picture.originalName}
              onClick={() => {
                onPick(picture)
                done()
              }}
              className="relative block w-full overflow-hidden rounded-md border border-line hover:border-accent"
            >
              <img
                src={pictureSrc(picture, 480)}
                alt={picture.alt || picture.originalName}
                loading="lazy"
                className="aspect-4/3 w-full bg-sunken object-cover"
              />
              <span className="absolute right-1 bottom-1 empty:hidden">
                {remark(picture) && <Badge tone="warn">{remark(picture)}</Badge>}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {found?.next && (
        <div className="mt-4 text-center">
          <Button onClick={() => void more()}>更早的图片</Button>
        </div>
      )}
    </Dialog>
  )
}
