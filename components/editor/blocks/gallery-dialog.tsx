'use client'
import type { Editor } from '@tiptap/core'
import { ArrowDown, ArrowUp, ImagePlus, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button, Spinner } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { type Figure, GALLERY_SIZE, type Gallery } from '@/lib/content/schema'
import type { Picture } from '@/lib/media/schema'
import { PicturePicker } from '../picture-picker'
import { uploadPicture } from '../upload'
import { figureFor } from '../use-picture-upload'
import { FigureFields } from './figure-fields'
import { insertBlock, selectedBlock } from './insert-block'

type Item = { id: number; figure: Figure }

/** Pictures being put together; the ones under way are counted. */
function useItems(first: Figure[]) {
  const count = useRef(0)
  const [items, setItems] = useState<Item[]>(() => first.map((figure) => ({ id: ++count.current, figure })))
  const [waiting, setWaiting] = useState(0)
  const [problem, setProblem] = useState('')
  const add = (picture: Picture) =>
    setItems((all) =>
      all.length < GALLERY_SIZE.most ? [...all, { id: ++count.current, figure: figureFor(picture) }] : all,
    )
  const upload = async (files: File[]) => {
    setProblem('')
    setWaiting((now) => now + files.length)
    for (const file of files) {
      try {
        add(await uploadPicture(file, () => undefined))
      } catch (error) {
        setProblem(error instanceof Error ? error.message : '图片没有传成功，请重试。')
      }
      setWaiting((now) => now - 1)
    }
  }
  const change = (id: number, part: Partial<Figure['attrs']>) =>
    setItems((all) =>
      all.map((one) =>
        one.id === id ? { id, figure: { ...one.figure, attrs: { ...one.figure.attrs, ...part } } } : one,
      ),
    )
  const move = (at: number, step: -1 | 1) =>
    setItems((all) => {
      const [here, there] = [all[at], all[at + step]]
      return here && there ? all.with(at, there).with(at + step, here) : all
    })
  const remove = (id: number) => setItems((all) => all.filter((one) => one.id !== id))
  return { items, waiting, problem, add, upload, change, move, remove }
}

/** Puts a 组图 together, or changes the one that is selected. */
export function GalleryDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const [existing] = useState(() => selectedBlock(editor, 'gallery'))
  const { items, waiting, problem, add, upload, change, move, remove } = useItems(existing?.content ?? [])
  const [picking, setPicking] = useState(false)
  const full = items.length >= GALLERY_SIZE.most
  const few = items.length < GALLERY_SIZE.least

  function finish() {
    const content = items.map(({ figure }) => figure)
    const gallery: Gallery = { type: 'gallery', attrs: existing?.attrs ?? { title: '' }, content }
    const { from, to } = editor.state.selection
    if (existing) editor.chain().focus().insertContentAt({ from, to }, gallery).setNodeSelection(from).run()
    else insertBlock(editor, gallery)
    onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={existing ? '修改组图' : '插入组图'}
      description={`${GALLERY_SIZE.least} 到 ${GALLERY_SIZE.most} 张图片并排显示，读者可以逐张看大图。`}
      wide
    >
      <ol className="flex flex-col gap-3">
        {items.map(({ id, figure }, at) => (
          <GalleryRow
            key={id}
            at={at}
            count={items.length}
            figure={figure}
            onChange={(part) => change(id, part)}
            onMove={(step) => move(at, step)}
            onRemove={() => remove(id)}
          />
        ))}
      </ol>
      {items.length === 0 && waiting === 0 && (
        <p className="rounded-md border border-dashed border-line-strong py-8 text-center text-sm text-muted">
          还没有图片，点“添加图片”选第一张。
        </p>
      )}
      <p role="status" className="mt-2 flex items-center gap-2 text-sm text-muted empty:hidden">
        {waiting > 0 && (
          <>
            <Spinner />
            正在上传，还有 {waiting} 张
          </>
        )}
      </p>
      {problem && (
        <p role="alert" className="mt-2 text-sm text-danger">
          {problem}
        </p>
      )}
      <div className="mt-4 flex flex-wrap justify-end gap-2">
        <Button className="mr-auto" disabled={full} onClick={() => setPicking(true)}>
          <ImagePlus aria-hidden="true" />
          添加图片
        </Button>
        <Button onClick={onClose}>取消</Button>
        <Button variant="primary" disabled={few || waiting > 0} onClick={finish}>
          {few ? `再加 ${GALLERY_SIZE.least - items.length} 张` : '确定'}
        </Button>
      </div>
      <PicturePicker
        open={picking}
        onOpenChange={setPicking}
        onPick={add}
        onFiles={(files) => void upload(files)}
      />
    </Dialog>
  )
}

type RowProps = {
  at: number
  count: number
  figure: Figure
  onChange: (part: Partial<Figure['attrs']>) => void
  onMove: (step: -1 | 1) => void
  onRemove: () => void
}

function GalleryRow({ at, count, figure, onChange, onMove, onRemove }: RowProps) {
  return (
    <li className="flex flex-col gap-3 rounded-md border border-line p-3 sm:flex-row">
      <div className="flex shrink-0 items-start gap-2 sm:w-32 sm:flex-col">
        <img
          src={figure.attrs.src}
          alt={figure.attrs.alt}
          className="aspect-4/3 w-28 rounded bg-sunken object-cover sm:w-full"
        />
        <div className="flex gap-1">
          <Button small aria-label={`第 ${at + 1} 张上移`} disabled={at === 0} onClick={() => onMove(-1)}>
            <ArrowUp aria-hidden="true" />
          </Button>
          <Button
            small
            aria-label={`第 ${at + 1} 张下移`}
            disabled={at === count - 1}
            onClick={() => onMove(1)}
          >
            <ArrowDown aria-hidden="true" />
          </Button>
          <Button small variant="danger" aria-label={`移除第 ${at + 1} 张`} onClick={onRemove}>
            <Trash2 aria-hidden="true" />
          </Button>
        </div>
      </div>
      <FigureFields attrs={figure.attrs} onChange={onChange} />
    </li>
  )
}
