'use client'
import { Upload } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { FILE_TYPES, IMAGE_TYPES } from '@/lib/media/schema'
import { PageHeader } from '../page-header'
import { BulkBar } from './bulk-bar'
import { DropZone } from './drop-zone'
import type { MediaActions } from './media-actions'
import { MediaDetails } from './media-details'
import type { MediaItem } from './media-item'
import { MediaGrid, MediaRows } from './media-list'
import { UnfinishedNotice } from './unfinished-notice'
import { UploadList } from './upload-list'
import { useUploads } from './use-uploads'

const ACCEPTED = [...IMAGE_TYPES, ...Object.keys(FILE_TYPES)].join(',')

/** The head of the library: uploads by button, drop and paste, and what has become of them. */
export function MediaUploads({ children }: { children: ReactNode }) {
  const { queue, uploads } = useUploads()
  const chooser = useRef<HTMLInputElement>(null)
  const take = useCallback(() => {
    const input = chooser.current
    if (!input?.files?.length) return
    const files = [...input.files]
    input.value = ''
    queue.add(files)
  }, [queue])
  // What was chosen before the page had come to life told nobody.
  useEffect(take, [take])
  return (
    <>
      <PageHeader
        title="素材库"
        action={
          <Button variant="primary" onClick={() => chooser.current?.click()}>
            <Upload aria-hidden="true" />
            上传
          </Button>
        }
      >
        图片和附件，每个不超过 50 MB。也可以把文件拖到页面上，或直接粘贴。
      </PageHeader>
      <input
        ref={chooser}
        type="file"
        aria-label="选择要上传的文件"
        accept={ACCEPTED}
        multiple
        hidden
        onChange={take}
      />
      <DropZone onFiles={(files) => queue.add(files)} />
      <UnfinishedNotice />
      <UploadList uploads={uploads} queue={queue} />
      {children}
    </>
  )
}

type Props = { items: MediaItem[]; list: boolean; today: string; actions: MediaActions }

/** One page of the library: choose several, or open one. */
export function MediaLibrary({ items, list, today, actions }: Props) {
  const router = useRouter()
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const [opened, setOpened] = useState<MediaItem | null>(null)
  // What has left the page meanwhile is not chosen any more.
  const ids = items.filter(({ id }) => chosen.has(id)).map(({ id }) => id)
  const choose = (id: number, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(id)
    else next.delete(id)
    setChosen(next)
  }
  const Shown = list ? MediaRows : MediaGrid
  return (
    <>
      <Shown items={items} today={today} chosen={chosen} onChoose={choose} onOpen={setOpened} />
      <BulkBar
        ids={ids}
        actions={actions}
        onAll={() => setChosen(new Set(items.map(({ id }) => id)))}
        onNone={() => setChosen(new Set())}
        onChanged={() => {
          setChosen(new Set())
          router.refresh()
        }}
      />
      {opened && (
        <MediaDetails
          key={`${opened.id}-${opened.version}`}
          item={items.find(({ id }) => id === opened.id) ?? opened}
          actions={actions}
          onClose={() => setOpened(null)}
          onChanged={() => router.refresh()}
        />
      )}
    </>
  )
}
