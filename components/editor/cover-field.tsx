'use client'
import { TextField } from '@/components/ui/field'
import type { ChangeFields, DraftFields } from './draft-fields'
import { PictureField } from './picture-field'

/** The picture that stands for the piece in lists, with its caption, which goes when the picture goes. */
export function CoverField({ fields, change }: { fields: DraftFields; change: ChangeFields }) {
  return (
    <PictureField
      picture={fields.cover}
      onChange={(cover) => change(cover ? { cover } : { cover, coverCaption: '' })}
      form="aspect-16/10"
    >
      <TextField
        label="题图说明"
        maxLength={200}
        value={fields.coverCaption}
        onChange={(event) => change({ coverCaption: event.target.value })}
      />
    </PictureField>
  )
}
