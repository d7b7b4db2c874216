'use client'
import { clsx } from 'clsx'
import { ImagePlus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { toast } from 'sonner'
import { Button, Spinner } from '@/components/ui/button'
import { type Picture, pictureSrc } from '@/lib/media/schema'
import { PicturePicker } from './picture-picker'
import { uploadPicture } from './upload'

type Props = {
  picture: Picture | null
  onChange: (picture: Picture | null) => void
  /** What the picture is. */
  label?: string
  /** The form in which the chosen picture is shown, as a class. */
  form: string
  className?: string
  /** What is asked about the picture once there is one. */
  children?: ReactNode
}

/** A picture that is chosen from the library or uploaded, changed, and taken away. */
export function PictureField({ picture, onChange, label = '题图', form, className, children }: Props) {
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
    <fieldset className={clsx('flex flex-col gap-2', className)}>
      <legend className="mb-1.5 text-sm font-medium">{label}</legend>
      {picture ? (
        <>
          <img
            src={pictureSrc(picture, 480)}
            alt={picture.alt || label}
            className={clsx('w-full rounded-md bg-sunken object-cover', form)}
          />
          <div className="flex gap-2">
            <Button small onClick={() => setPicking(true)}>
              更换
            </Button>
            <Button small variant="quiet" onClick={() => onChange(null)}>
              移除
            </Button>
          </div>
          {children}
        </>
      ) : (
        <button
          type="button"
          onClick={() => setPicking(true)}
          className="flex aspect-16/7 w-full flex-col items-center justify-center gap-1.5 rounded-md border border-dashed border-line-strong text-sm text-muted hover:bg-sunken"
        >
          {share === null ? <ImagePlus aria-hidden="true" className="size-5" /> : <Spinner />}
          {share === null ? `选择${label}` : `正在上传 ${Math.round(share * 100)}%`}
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
