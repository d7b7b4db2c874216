'use client'
import { useState } from 'react'
import { PictureField } from '@/components/editor/picture-field'
import { TextAreaField } from '@/components/ui/field'
import type { Picture } from '@/lib/media/schema'

type Props = {
  bio: string
  picture: Picture | null
  hint: string
  error: (name: string) => string | undefined
  /** Something was chosen that the form's own fields do not say. */
  onTouch: () => void
}

/** What readers see of an author beside the name: words and a picture. */
export function AuthorFace({ bio, picture, hint, error, onTouch }: Props) {
  const [chosen, setChosen] = useState(picture)
  return (
    <>
      <TextAreaField
        label="简介"
        name="bio"
        maxLength={500}
        defaultValue={bio}
        hint={hint}
        error={error('bio')}
      />
      <input type="hidden" name="pictureId" value={chosen?.id ?? ''} />
      <PictureField
        label="头像"
        picture={chosen}
        onChange={(next) => {
          setChosen(next)
          onTouch()
        }}
        form="aspect-square"
        className="max-w-40"
      />
    </>
  )
}
