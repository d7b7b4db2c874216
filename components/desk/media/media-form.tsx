'use client'
import { useEffect, useState } from 'react'
import { TextAreaField, TextField } from '@/components/ui/field'
import { FormEnd } from '../form-end'
import type { DeskAction } from '../send-action'
import { useRecordForm } from '../use-record-form'
import { FocalPoint } from './focal-point'
import type { MediaItem } from './media-item'

type Props = {
  item: MediaItem
  action: DeskAction<{ version: number }>
  onDirty: (dirty: boolean) => void
  onSaved: () => void
}

/** Everything that is said about a file. */
export function MediaForm({ item, action, onDirty, onSaved }: Props) {
  const [decorative, setDecorative] = useState(item.decorative)
  const { refusal, pending, dirty, touch, error, formProps } = useRecordForm({
    action,
    done: '已保存',
    onDone: onSaved,
  })
  useEffect(() => onDirty(dirty), [dirty, onDirty])
  const off = !item.may.edit
  const text = (
    name: 'caption' | 'credit' | 'source' | 'licence',
    label: string,
    most: number,
    hint?: string,
  ) => (
    <TextField
      label={label}
      name={name}
      maxLength={most}
      disabled={off}
      defaultValue={item[name]}
      hint={hint}
      error={error(name)}
    />
  )
  return (
    <form {...formProps} className="flex flex-col gap-4">
      <input type="hidden" name="id" value={item.id} />
      <input type="hidden" name="version" value={item.version} />
      {item.kind === 'IMAGE' && <FocalPoint item={item} disabled={off} onMove={touch} />}
      <TextField
        label="名称"
        name="originalName"
        maxLength={200}
        required
        disabled={off}
        defaultValue={item.originalName}
        error={error('originalName')}
      />
      {item.kind === 'IMAGE' && (
        <>
          <TextField
            label="替代文字"
            name="alt"
            maxLength={300}
            disabled={off || decorative}
            defaultValue={item.alt}
            hint="读给看不见图片的读者：画面里有什么。"
            error={error('alt')}
          />
          <label className="inline-flex items-center gap-2 text-sm">
            <input
              type="checkbox"
              name="decorative"
              disabled={off}
              checked={decorative}
              onChange={(event) => setDecorative(event.target.checked)}
              className="size-4 accent-accent"
            />
            装饰图，不必读出来
          </label>
          {text('caption', '图片说明', 300, '插入稿件时先填上，稿件里可以另改。')}
        </>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        {text('credit', '摄影或作者', 100)}
        {text('source', '来源', 100)}
        {text('licence', '授权', 200, '如“新华社图片库，限网站使用”。')}
        <TextField
          label="授权到期日"
          name="expiresOn"
          type="date"
          disabled={off}
          defaultValue={item.expiresOn}
          hint="到期前 30 天提醒；发布时也会提醒。"
          error={error('expiresOn')}
        />
      </div>
      <TextAreaField
        label="标签"
        name="tags"
        maxLength={800}
        rows={1}
        disabled={off}
        defaultValue={item.tags.join('、')}
        hint="用顿号分开，便于以后查找。"
        error={error('tags')}
      />
      {off ? (
        <p className="text-sm text-muted">别人上传的素材只能由编辑修改。</p>
      ) : (
        <FormEnd refusal={refusal} pending={pending} dirty={dirty} />
      )}
    </form>
  )
}
