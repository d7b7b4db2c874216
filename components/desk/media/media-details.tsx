'use client'
import { Download, Replace, Trash2 } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { toast } from 'sonner'
import { Button, buttonClass } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { Skeleton } from '@/components/ui/skeleton'
import { fileUrl, pictureSrc } from '@/lib/media/schema'
import { type Uses, usesLine } from '@/lib/media/uses'
import { formOf, sendAction } from '../send-action'
import type { MediaActions } from './media-actions'
import { MediaForm } from './media-form'
import { factsLine, type MediaItem } from './media-item'
import { sendFile } from './send-file'
import { UseList } from './use-list'

type Props = { item: MediaItem; actions: MediaActions; onClose: () => void; onChanged: () => void }

const QUESTION = '填写的内容还没有保存，关闭会丢失。确定关闭吗？'

/** Where the file is used; null while that is asked, false when nobody answered. */
function useUses(id: number): { uses: Uses | null | false; reload: () => void } {
  const [uses, setUses] = useState<Uses | null | false>(null)
  const load = useCallback(() => {
    setUses(null)
    fetch(`/api/media/${id}`)
      .then(async (answer) => setUses(answer.ok ? ((await answer.json()) as { uses: Uses }).uses : false))
      .catch(() => setUses(false))
  }, [id])
  useEffect(load, [load])
  return { uses, reload: load }
}

/** One file: what is said about it, where it is used, and what can be done with it. */
export function MediaDetails({ item, actions, onClose, onChanged }: Props) {
  const { uses, reload } = useUses(item.id)
  const [share, setShare] = useState<number | null>(null)
  const [deleting, setDeleting] = useState(false)
  const [dirty, setDirty] = useState(false)
  const chooser = useRef<HTMLInputElement>(null)

  async function replace(file: File | undefined) {
    if (!file) return
    setShare(0)
    try {
      const { id, version } = item
      await sendFile(file, { onProgress: setShare, replaces: { id, version } }).result
      toast.success('已替换，用到它的页面都换成了新文件')
      onChanged()
      onClose()
    } catch (error) {
      toast.error(error instanceof Error ? error.message : '没有替换成功，请重试。')
    } finally {
      setShare(null)
    }
  }
  async function remove() {
    setDeleting(false)
    const answer = await sendAction(actions.remove, formOf({ 'ids[]': item.id }))
    const refused = answer.ok ? answer.data.refused[0] : answer.message
    if (refused) return toast.error(refused)
    toast.success('已删除')
    onChanged()
    onClose()
  }
  const original = item.kind === 'IMAGE' ? pictureSrc(item, 1600) : fileUrl(item)
  return (
    <Dialog
      open
      onOpenChange={(open) => open || ((!dirty || window.confirm(QUESTION)) && onClose())}
      title={item.originalName}
      description={`${factsLine(item)}，${item.uploaded}`}
      wide
    >
      <div className="grid gap-6 md:grid-cols-[minmax(0,1fr)_15rem]">
        <MediaForm
          item={item}
          action={actions.update}
          onDirty={setDirty}
          onSaved={() => {
            onChanged()
            onClose()
          }}
        />
        <aside aria-label="使用情况" className="flex flex-col gap-4 md:border-l md:border-line md:pl-5">
          <h3 className="font-serif text-base font-semibold">用在哪里</h3>
          {uses === null && <Skeleton rows={2} />}
          {uses === false && (
            <Notice tone="error">
              没有取到使用情况。
              <button type="button" onClick={reload} className="underline">
                再试一次
              </button>
            </Notice>
          )}
          {uses && <UseList uses={uses} />}
          <div className="flex flex-col items-stretch gap-2 border-t border-line pt-4">
            <a
              href={original}
              {...(item.kind === 'FILE' ? { download: '' } : { target: '_blank' })}
              className={buttonClass()}
            >
              <Download aria-hidden="true" />
              {item.kind === 'FILE' ? '下载' : '看大图'}
            </a>
            {item.may.replace && (
              <Button pending={share !== null} onClick={() => chooser.current?.click()}>
                {share === null && <Replace aria-hidden="true" />}
                {share === null ? '替换文件' : `正在上传 ${Math.round(share * 100)}%`}
              </Button>
            )}
            <input
              ref={chooser}
              type="file"
              hidden
              aria-label="选择替换的文件"
              onChange={(event) => {
                const [file] = event.target.files ?? []
                event.target.value = ''
                void replace(file)
              }}
            />
            {item.may.delete && (
              <Button variant="danger" onClick={() => setDeleting(true)}>
                <Trash2 aria-hidden="true" />
                删除
              </Button>
            )}
          </div>
        </aside>
      </div>
      <ConfirmDialog
        open={deleting}
        onOpenChange={setDeleting}
        title={`删除“${item.originalName}”？`}
        confirmLabel="确认删除"
        danger
        onConfirm={() => void remove()}
      >
        {uses && uses.length > 0
          ? `它还在使用：${usesLine(uses)}，要先换掉才能删除。`
          : '删除后不能恢复，以前的网址也打不开了。'}
      </ConfirmDialog>
    </Dialog>
  )
}
