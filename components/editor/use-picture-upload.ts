'use client'
import type { Editor } from '@tiptap/core'
import { useCallback, useRef, useState } from 'react'
import { toast } from 'sonner'
import type { Figure } from '@/lib/content/schema'
import { type Picture, pictureSrc } from '@/lib/media/schema'
import { uploadPicture } from './upload'
import { addUploadMark, takeUploadMark } from './upload-marks'

export type Upload = { id: number; name: string; share: number }

/** The node for a stored picture. */
export function figureFor(picture: Picture): Figure {
  const src = pictureSrc(picture, 1600)
  const width = picture.widths.at(-1) ?? picture.width
  const height = Math.round((picture.height * width) / picture.width)
  const { alt, caption = '', credit = '', decorative = false } = picture
  const words = { ...(credit ? { credit } : {}), ...(decorative ? { decorative } : {}) }
  return { type: 'image', attrs: { src, alt, title: caption, width, height, ...words } }
}

/** Puts a picture at a place in the text, with a paragraph after it to go on in. */
export function insertFigure(editor: Editor, picture: Picture, position: number): void {
  const place = editor.state.doc.resolve(position)
  const end = place.depth === 0 ? position : place.after(1)
  const atEnd = end >= editor.state.doc.content.size
  const content = atEnd ? [figureFor(picture), { type: 'paragraph' }] : [figureFor(picture)]
  editor.chain().insertContentAt(end, content).setNodeSelection(end).run()
}

/** Uploads pictures into the text; each holds its place while it is under way. */
export function usePictureUpload() {
  const [uploads, setUploads] = useState<Upload[]>([])
  const count = useRef(0)
  const upload = useCallback(async (editor: Editor, file: File, position: number) => {
    const id = ++count.current
    setUploads((all) => [...all, { id, name: file.name, share: 0 }])
    addUploadMark(editor, id, position, file.name)
    const onProgress = (share: number) =>
      setUploads((all) => all.map((one) => (one.id === id ? { ...one, share } : one)))
    try {
      const picture = await uploadPicture(file, onProgress)
      if (editor.isDestroyed) return
      insertFigure(editor, picture, takeUploadMark(editor, id) ?? editor.state.doc.content.size)
    } catch (error) {
      if (!editor.isDestroyed) takeUploadMark(editor, id)
      toast.error(error instanceof Error ? error.message : '图片没有传成功，请重试。')
    } finally {
      setUploads((all) => all.filter((one) => one.id !== id))
    }
  }, [])
  return { uploads, upload }
}
