'use client'
import type { Editor } from '@tiptap/core'
import { ImagePlus } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/field'
import { videoHref } from '@/lib/content/addresses'
import { LONGEST, type Video } from '@/lib/content/schema'
import { videoSite } from '@/lib/content/video-sites'
import { pictureSrc } from '@/lib/media/schema'
import { PicturePicker } from '../picture-picker'
import { uploadPicture } from '../upload'
import { insertBlock, selectedBlock } from './insert-block'

/** Makes the card of a video from its address, or changes the selected one. */
export function VideoDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const [existing] = useState(() => selectedBlock(editor, 'video')?.attrs ?? null)
  const [cover, setCover] = useState(existing?.cover ?? '')
  const [error, setError] = useState<string>()

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const said = (name: string) => String(form.get(name) ?? '').trim()
    const href = videoHref.safeParse(said('href'))
    if (!href.success) return setError('请填写视频页面的网址，以 https:// 开头。')
    const site = said('site') || videoSite(href.data)
    const attrs: Video['attrs'] = { href: href.data, title: said('title'), site, cover }
    if (existing) editor.chain().focus().updateAttributes('video', attrs).run()
    else insertBlock(editor, { type: 'video', attrs })
    onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={existing ? '修改视频' : '插入视频'}
      description="正文里是一张卡片，读者点开后到原网站观看。"
    >
      <form onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
        <TextField
          label="视频网址"
          name="href"
          inputMode="url"
          autoFocus
          placeholder="https://"
          defaultValue={existing?.href}
          error={error}
        />
        <TextField label="视频标题" name="title" maxLength={LONGEST.title} defaultValue={existing?.title} />
        <TextField
          label="平台"
          name="site"
          maxLength={LONGEST.site}
          defaultValue={existing?.site}
          hint="不填就按网址写上平台的名称。"
        />
        <CoverChoice cover={cover} onChange={setCover} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>取消</Button>
          <Button type="submit" variant="primary">
            确定
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** The picture of the card, if it has one. */
function CoverChoice({ cover, onChange }: { cover: string; onChange: (cover: string) => void }) {
  const [picking, setPicking] = useState(false)
  const [problem, setProblem] = useState('')
  const upload = async ([file]: File[]) => {
    if (!file) return
    try {
      onChange(pictureSrc(await uploadPicture(file, () => undefined), 480))
      setProblem('')
    } catch (error) {
      setProblem(error instanceof Error ? error.message : '图片没有传成功，请重试。')
    }
  }
  return (
    <div className="flex flex-wrap items-center gap-3">
      {cover && <img src={cover} alt="" className="aspect-video w-32 rounded bg-sunken object-cover" />}
      <Button onClick={() => setPicking(true)}>
        <ImagePlus aria-hidden="true" />
        {cover ? '换一张封面' : '选择封面'}
      </Button>
      {cover && (
        <Button variant="quiet" onClick={() => onChange('')}>
          不用封面
        </Button>
      )}
      {problem && (
        <p role="alert" className="text-sm text-danger">
          {problem}
        </p>
      )}
      <PicturePicker
        open={picking}
        onOpenChange={setPicking}
        onPick={(picture) => onChange(pictureSrc(picture, 480))}
        onFiles={(files) => void upload(files)}
      />
    </div>
  )
}
