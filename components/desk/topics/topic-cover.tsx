'use client'
import { PictureField } from '@/components/editor/picture-field'
import type { Picture } from '@/lib/media/schema'

type Props = { cover: Picture | null; onChange: (cover: Picture | null) => void }

/** The picture at the head of a topic, as a field of its form. */
export function TopicCover({ cover, onChange }: Props) {
  return (
    <>
      <input type="hidden" name="coverId" value={cover?.id ?? ''} />
      <PictureField picture={cover} onChange={onChange} form="aspect-video" className="sm:max-w-96" />
    </>
  )
}
