'use client'
import { ImagePlus } from 'lucide-react'
import { useState } from 'react'
import { toast } from 'sonner'
import { PicturePicker } from '@/components/editor/picture-picker'
import { uploadPicture } from '@/components/editor/upload'
import { Button, Spinner } from '@/components/ui/button'
import { type Picture, pictureSrc } from '@/lib/media/schema'

/** The picture at the head of a topic. */
export function TopicCover({
  cover,
  onChange,
}: {
  cover: Picture | null
  onChange: (cover: Picture | null) => void
}) {
  const [picking, setPicking] = useState(false)
  const [share, setShare] = useState<number | null>(null)
  async function upload(file: File | undefined) {
    if (!file) return
    setShare(0)
    try {
      onChange(await uploadPicture(file, setShare))
    } catch (error) {
      toast.error(error instanceof Error ? error.message : '图片没有传成功，请重试。')
    } finally {
      setShare(null)
    }
  }
  return (
    <fieldset className="flex flex-col gap-2 sm:max-w-96">
      <legend className="mb-1.5 text-sm font-medium">题图</legend>
      <input type="hidden" name="coverId" value={cover?.id ?? ''} />
      {cover ? (
        <>
          <img
            src={pictureSrc(cover, 480)}
            alt={cover.alt || '题图'}
            className="aspect-video w-full rounded-md bg-sunken object-cover"
          />
          <div className="flex gap-2">
            <Button small onClick={() => setPicking(true)}>
              更换
            </Button>
            <Button small variant="quiet" onClick={() => onChange(null)}>
              移除
            </Button>
          </div>
        </>
      ) : (
        <button
          type="button"
          onClick={() => setPicking(true)}
          className="flex aspect-16/7 w-full flex-col items-center justify-center gap-1.5 rounded-md border border-dashed border-line-strong text-sm text-muted hover:bg-sunken"
        >
          {share === null ? <ImagePlus aria-hidden="true" className="size-5" /> : <Spinner />}
          {share === null ? '选择题图' : `正在上传 ${Math.round(share * 100)}%`}
        </button>
      )}
      <PicturePicker
        open={picking}
        onOpenChange={setPicking}
        onPick={onChange}
        onFiles={([file]) => void upload(file)}
      />
    </fieldset>
  )
}
