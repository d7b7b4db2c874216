'use client'
import { ImagePlus } from 'lucide-react'
import { useState } from 'react'
import { toast } from 'sonner'
import { Button, Spinner } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { pictureSrc } from '@/lib/media/schema'
import type { ChangeFields, DraftFields } from './draft-fields'
import { PicturePicker } from './picture-picker'
import { uploadPicture } from './upload'

/** The picture that stands for the piece in lists, with its caption. */
export function CoverField({ fields, change }: { fields: DraftFields; change: ChangeFields }) {
  const [picking, setPicking] = useState(false)
  const [share, setShare] = useState<number | null>(null)
  const { cover } = fields
  async function upload(file: File | undefined) {
    if (!file) return
    setShare(0)
    try {
      change({ cover: await uploadPicture(file, setShare) })
    } catch (error) {
      toast.error(error instanceof Error ? error.message : '图片没有传成功，请重试。')
    } finally {
      setShare(null)
    }
  }
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 text-sm font-medium">题图</legend>
      {cover ? (
        <>
          <img
            src={pictureSrc(cover, 480)}
            alt={cover.alt || '题图'}
            className="aspect-16/10 w-full rounded-md bg-sunken object-cover"
          />
          <div className="flex gap-2">
            <Button small onClick={() => setPicking(true)}>
              更换
            </Button>
            <Button small variant="quiet" onClick={() => change({ cover: null, coverCaption: '' })}>
              移除
            </Button>
          </div>
          <TextField
            label="题图说明"
            maxLength={200}
            value={fields.coverCaption}
            onChange={(event) => change({ coverCaption: event.target.value })}
          />
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
        onPick={(picture) => change({ cover: picture })}
        onFiles={([file]) => void upload(file)}
      />
    </fieldset>
  )
}
