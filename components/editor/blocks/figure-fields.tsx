'use client'
import { TextField } from '@/components/ui/field'
import { type Figure, LONGEST } from '@/lib/content/schema'

type Attrs = Figure['attrs']

/** What stands under a picture, and what is read out for who cannot see it. */
export function FigureFields({
  attrs,
  onChange,
}: {
  attrs: Attrs
  onChange: (part: Partial<Attrs>) => void
}) {
  const decorative = attrs.decorative === true
  return (
    <div className="grid w-full gap-x-3 gap-y-2.5 sm:grid-cols-2">
      <TextField
        label="图片说明"
        placeholder="显示在图片下方"
        maxLength={LONGEST.caption}
        value={attrs.title ?? ''}
        onChange={(event) => onChange({ title: event.target.value })}
      />
      <TextField
        label="摄影或来源"
        placeholder="如：李强、新华社供图"
        maxLength={LONGEST.credit}
        value={attrs.credit ?? ''}
        onChange={(event) => onChange({ credit: event.target.value })}
      />
      <TextField
        label="替代文字"
        placeholder={decorative ? '装饰图不用填写' : '读给看不见图片的读者'}
        maxLength={LONGEST.alt}
        disabled={decorative}
        value={decorative ? '' : (attrs.alt ?? '')}
        onChange={(event) => onChange({ alt: event.target.value })}
      />
      <label className="flex min-h-10 items-center gap-2 self-end text-sm">
        <input
          type="checkbox"
          checked={decorative}
          onChange={(event) => onChange({ decorative: event.target.checked })}
          className="size-4 accent-accent"
        />
        装饰图，不必读出来
      </label>
    </div>
  )
}
