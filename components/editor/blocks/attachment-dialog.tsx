'use client'
import type { Editor } from '@tiptap/core'
import { Paperclip } from 'lucide-react'
import { useEffect, useState } from 'react'
import { z } from 'zod'
import { askJson } from '@/components/desk/ask-json'
import { Dialog } from '@/components/ui/dialog'
import { inputClass } from '@/components/ui/field'
import { fileNote } from '@/lib/content/block-words'
import type { Attachment } from '@/lib/content/schema'
import { insertBlock } from './insert-block'

const found = z.object({
  items: z.array(z.object({ src: z.string(), name: z.string(), mime: z.string(), bytes: z.number() })),
})
type File = Attachment['attrs']

const PAUSE = 200

/** Files of the media library whose names hold what was typed; null before the first answer. */
function useFiles(q: string): { files: File[] | null; failed: boolean } {
  const [files, setFiles] = useState<File[] | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    const abort = new AbortController()
    const address = `/api/media/files?${new URLSearchParams({ q })}`
    const timer = setTimeout(() => {
      askJson(found, address, { signal: abort.signal }).then(
        ({ items }) => {
          setFiles(items)
          setFailed(false)
        },
        () => abort.signal.aborted || setFailed(true),
      )
    }, PAUSE)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [q])
  return { files, failed }
}

/** Chooses a file of the media library and puts its card into the text. */
export function AttachmentDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const [q, setQ] = useState('')
  const { files, failed } = useFiles(q.trim())
  const choose = (attrs: File) => {
    insertBlock(editor, { type: 'attachment', attrs })
    onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title="插入附件"
      description="正文里是一张卡片，读者点开后下载。文件先在“媒体库”里上传。"
    >
      <input
        type="search"
        aria-label="按名称查找附件"
        placeholder="按名称查找"
        value={q}
        onChange={(event) => setQ(event.target.value)}
        className={inputClass}
      />
      {failed && (
        <p role="alert" className="py-6 text-sm text-danger">
          附件没有取到，请检查网络后再试。
        </p>
      )}
      {!failed && files?.length === 0 && (
        <p className="py-8 text-center text-sm text-muted">
          {q.trim() ? '没有找到这样的附件。' : '还没有附件，请先在“媒体库”里上传。'}
        </p>
      )}
      <ul className="mt-3 flex flex-col gap-1">
        {files?.map((file) => (
          <li key={file.src}>
            <button
              type="button"
              onClick={() => choose(file)}
              className="flex w-full items-center gap-3 rounded-md border border-line px-3 py-2 text-left text-sm hover:border-accent"
            >
              <Paperclip aria-hidden="true" className="size-4 shrink-0 text-muted" />
              <span className="min-w-0 flex-1 break-words">{file.name}</span>
              <span className="shrink-0 text-muted">{fileNote(file)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
